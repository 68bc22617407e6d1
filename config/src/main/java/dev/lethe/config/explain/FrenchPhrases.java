package dev.lethe.config.explain;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The French sentences; spaces before double punctuation do not break. */
interface FrenchPhrases extends Phrases {
  DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRANCE);

  Span SPAN =
      new Span(
          " et ",
          "an",
          "ans",
          "mois",
          "mois",
          "jour",
          "jours",
          "heure",
          "heures",
          "minute",
          "minutes",
          "seconde",
          "secondes");

  @Override
  default String title(String controller, Document document) {
    return "Politique de %s, d’après %s, version %s%s"
        .formatted(
            controller,
            quote(document.title()),
            document.version(),
            document.dated().map(day -> " du " + day(day)).orElse(", non datée"));
  }

  @Override
  default String heading(Wording.Heading heading) {
    return switch (heading) {
      case QUESTIONS -> "Questions en attente du DPO";
      case ANSWERS -> "Questions tranchées par le DPO";
      case ADVICE -> "Ce que les recommandations déconseillent";
      case GUIDANCE -> "Recommandation";
      case SAFEST -> "Lecture la plus sûre";
      case DECISION -> "Décision";
      case RULES -> "Ce qui arrive à échéance";
      case DUE -> "Échéance";
      case ASKED -> "Avant cela";
      case DONE -> "Action";
      case COUNTED -> "Compté";
      case TABLES -> "Données";
      case ARCHIVES -> "Ce qui sort de l’archive intermédiaire";
      case DUTIES -> "Ce que le document promet encore";
      case TRAFFIC -> "Statistiques de fréquentation";
      case SAFEGUARDS -> "Ce qui encadre chaque exécution";
    };
  }

  @Override
  default String colon() {
    return "\u00a0: ";
  }

  @Override
  default String clause(String section) {
    return startsWithNumber(section) ? "article " + section : section;
  }

  @Override
  default String quote(String words) {
    return "«\u00a0" + words + "\u00a0»";
  }

  @Override
  default String condition(Condition condition) {
    return "%s les lignes dont %s vaut %s."
        .formatted(
            condition.except() ? "Toutes sauf" : "Seulement",
            condition.column(),
            String.join(" ou ", condition.values()));
  }

  @Override
  default String nothingOpen() {
    return "Aucune\u00a0: chaque règle est décidée.";
  }

  @Override
  default String noAdvice() {
    return "Rien n’a été relevé.";
  }

  @Override
  default String period(Period period) {
    return period.isZero() ? "aucune\u00a0; échu le lendemain" : SPAN.words(period);
  }

  @Override
  default String lethe() {
    return "Lethe, sur un plan approuvé";
  }

  @Override
  default String person(String function) {
    return switch (function) {
      case "dpo" -> "délégué à la protection des données (DPO)";
      case "legal" -> "service juridique";
      case "security" -> "sécurité";
      case "support" -> "service client";
      default -> function;
    };
  }

  @Override
  default String hold(String kind) {
    return switch (kind) {
      case "contract" -> "contrat";
      case "law" -> "obligation légale";
      case "legal-claim" -> "action en justice";
      case "fraud" -> "fraude";
      case "authority" -> "demande d’une autorité";
      case "restriction" -> "limitation du traitement";
      case "dispute" -> "contestation";
      case "export" -> "export en attente";
      case "complaint" -> "réclamation";
      default -> kind;
    };
  }

  @Override
  default String provenance(Provenance provenance) {
    return switch (provenance) {
      case READ -> "texte lu";
      case SECONDARY -> "source secondaire";
      case VERIFY -> "à vérifier";
      case PROPOSAL -> "proposition";
    };
  }

  @Override
  default String decided(AdviceDecision decision) {
    String outcome =
        switch (decision.outcome()) {
          case KEPT -> "conservé en l’état";
          case CHANGED -> "modifié, le reste demeure";
        };
    return "%s, %s, le %s\u00a0: %s"
        .formatted(outcome, person(decision.by()), day(decision.on()), decision.reason());
  }

  @Override
  default String decided(Answered answer) {
    return "Oui, %s, le %s\u00a0: %s%s"
        .formatted(
            person(answer.by()),
            day(answer.on()),
            answer.reason(),
            answer.fictional()
                ? " FICTIVE\u00a0: inventée pour une démonstration, exécutée nulle part ailleurs."
                : "");
  }

  @Override
  default String undecided() {
    return "aucune à ce jour";
  }

  @Override
  default String noTraffic() {
    return "Aucune n’est établie.";
  }

  static String day(LocalDate day) {
    return day.getDayOfMonth() == 1 ? "1er" + DAY.format(day).substring(1) : DAY.format(day);
  }
}
