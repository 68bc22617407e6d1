package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.config.policy.Lengthening;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Table;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What bounds every run, in French. */
interface FrenchSafeguards extends SafeguardWording, FrenchPhrases {
  @Override
  default String elsewhere(Table table, Elsewhere copy) {
    return "Quand une ligne de %s est effacée, %s est prié d’effacer ce qu’il garde sous %s\u00a0; un accusé qui n’est pas venu dans un délai de %s est une alerte."
        .formatted(table.name(), copy.recipient(), copy.reference(), SPAN.words(copy.within()));
  }

  @Override
  default String forbidden(Table table) {
    return "%s ne doit pas contenir %s\u00a0; une base qui en a est refusée."
        .formatted(table.name(), String.join(", ", table.forbidden()));
  }

  @Override
  default String zone(ZoneId zone) {
    return "Les délais sont comptés selon le calendrier, dans le fuseau %s.".formatted(zone);
  }

  @Override
  default String limits(Limits limits) {
    return "Un plan qui touche plus de %s d’une table attend une approbation\u00a0; au-delà de %s il est refusé."
        .formatted(percent(limits.approveAbove()), percent(limits.refuseAbove()));
  }

  @Override
  default String holds(List<String> holds) {
    return holds.isEmpty()
        ? "Aucun gel ne peut suspendre une règle."
        : "Les données d’une personne restent tant qu’un gel les vise\u00a0; types admis\u00a0: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  default String processor(List<String> tables) {
    return "Tenu pour le compte de clients, seulement supprimé et jamais compté\u00a0: %s."
        .formatted(String.join(", ", tables));
  }

  @Override
  default String withoutPeople(List<String> tables) {
    return "Déclarées sans personnes, et laissées telles quelles\u00a0: %s. Toute autre table qui n’est pas nommée arrête l’exécution."
        .formatted(String.join(", ", tables));
  }

  @Override
  default String neverStored(NeverStored what) {
    return switch (what) {
      case CARD_NUMBERS ->
          "Aucune colonne ne doit contenir de numéro de carte de paiement\u00a0; avant chaque plan ils sont recherchés, et en trouver est un incident.";
    };
  }

  @Override
  default String regions(List<String> regions) {
    return "Base, entrepôt, preuves, clés, fichiers temporaires, journaux et sauvegardes doivent être déclarés en %s\u00a0; une déclaration absente ou autre arrête l’exécution. Les déclarations ne sont pas vérifiées."
        .formatted(String.join(" ou ", regions));
  }

  @Override
  default String backups(Period erasedWithin) {
    return "Les sauvegardes peuvent contenir ce qui est effacé pendant %s après l’effacement effectif\u00a0; l’exploitation confirme qu’aucune ne le contient plus, et une confirmation en retard est une alerte."
        .formatted(SPAN.words(erasedWithin));
  }

  @Override
  default String backupsNeverPast(String rule, Period period) {
    return "De ce que la règle %s efface, jamais au-delà de %s depuis le début de sa durée."
        .formatted(rule, SPAN.words(period));
  }

  @Override
  default String importsEnded(ImportsEnded decision) {
    return "Plus aucune adresse n’est importée, par décision de\u00a0: %s, à compter du %s\u00a0: les marques d’opposition prennent fin trois ans après la dernière opposition. %s"
        .formatted(person(decision.by()), FrenchPhrases.day(decision.on()), decision.reason());
  }

  @Override
  default String version(int number) {
    return "Version %d de ce fichier. Une version suivante ne peut conserver plus longtemps ce qui est déjà collecté."
        .formatted(number);
  }

  @Override
  default String lengthened(Lengthening decision) {
    return "%s conserve plus longtemps que la version %s..., par décision de\u00a0: %s, le %s\u00a0: %s"
        .formatted(
            decision.at(),
            decision.after().substring(0, 8),
            person(decision.by()),
            FrenchPhrases.day(decision.on()),
            decision.reason());
  }

  private static String percent(double share) {
    return new java.text.DecimalFormat(
            "0.###\u00a0%", java.text.DecimalFormatSymbols.getInstance(Locale.FRANCE))
        .format(share);
  }
}
