package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.config.policy.Traffic.PeriodKind;
import java.util.List;

/** What the document promises beside the rules, in French. */
interface FrenchDuties extends DutyWording, FrenchPhrases {
  @Override
  default String enforced(Check check) {
    return "Assuré par Lethe\u00a0: "
        + switch (check) {
          case EVERY_COLUMN_CLASSIFIED ->
              "une colonne que personne n’a classée arrête l’exécution.";
          case CONSENT_HONOURED -> "une visite sans accord enregistré n’est comptée nulle part.";
          case ONLY_NAMED_FIGURES ->
              "l’entrepôt n’a aucun chiffre de fréquentation qui ne soit nommé plus bas.";
          case NO_TABLE_WITHOUT_RULE ->
              "chaque table relève d’une règle, rien n’est gardé sans limite.";
          case AGGREGATES_ONLY ->
              "d’une personne arrivée à échéance ne sortent que des effectifs de groupes.";
          case RECIPIENTS_TOLD ->
              "qui garde quelque chose d’une ligne effacée est prié de l’effacer, et en doit accusé.";
          case LISTED_HOLDS_ONLY ->
              "seuls les types de gel énumérés suspendent une règle, chacun jusqu’à une date de revue.";
          case VERIFIED_AFTER_RUN ->
              "après chaque exécution, ce qui est échu est recherché de nouveau.";
          case FREE_TEXT_NEVER_PUBLISHED ->
              "le texte libre est détruit et n’entre dans aucune statistique.";
          case STAYS_IN_REGION ->
              "chaque lieu de stockage doit être déclaré dans les régions nommées plus bas\u00a0; une déclaration n’est pas vérifiée.";
          case BACKUPS_FOLLOW ->
              "chaque effacement fixe un dernier jour pour les sauvegardes\u00a0; sans confirmation d’ici là, une alerte. Les sauvegardes ne sont pas lues.";
          case REQUESTS_BY_DEADLINE ->
              "une demande est enregistrée avec le jour de sa réponse, un mois du calendrier après sa réception, ou de son renvoi\u00a0; un retard est une alarme.";
          case REQUESTS_CARRIED_OUT ->
              "à la demande d’une personne, les données sont exportées, effacées, limitées ou écartées de la prospection\u00a0; un effacement attend une approbation.";
          case DIRECTIVES_CARRIED_OUT ->
              "ce qu’avait décidé une personne décédée passe avant les règles\u00a0: gardé jusqu’à une revue, effacé après approbation, ou remis.";
          case NEVER_STORED ->
              "avant chaque plan, ce qui ne doit jamais être stocké est recherché\u00a0; le trouver est un incident, qui arrête l’exécution.";
          case NEVER_LENGTHENED ->
              "une nouvelle version de ce fichier qui pourrait conserver plus longtemps ce qui est déjà collecté arrête l’exécution, sauf décision qui y figure.";
        };
  }

  @Override
  default String leftTo(ByPerson person) {
    return "Confié à une personne, %s\u00a0: %s".formatted(person(person.who()), person.reason());
  }

  @Override
  default List<String> traffic(Traffic traffic) {
    String figures = traffic.figures().stream().map(FrenchDuties::figure).collect(joining(", "));
    String period = traffic.period() == PeriodKind.DAY ? "jour" : "semaine";
    return List.of(
        "Chiffres, par %s\u00a0: %s.".formatted(period, figures),
        "Les pages vues viennent de %s\u00a0; une visite prend fin après %s de silence."
            .formatted(traffic.hits(), SPAN.words(traffic.visitGap())),
        "Seuls sont comptés les visiteurs dont le dernier choix dans %s est %s\u00a0; la part du trafic qu’ils représentent figure à côté de chaque chiffre."
            .formatted(traffic.consent().table(), String.join(" ou ", traffic.consent().granted())),
        "Aucun chiffre portant sur moins de %d visiteurs n’est publié."
            .formatted(traffic.minimumGroup()),
        "Les pages sont montrées par %d chemins publics et les sites d’origine par %d domaines\u00a0; tout autre est «\u00a0other\u00a0»."
            .formatted(traffic.pages().size(), traffic.referrers().size()));
  }

  static String figure(Figure figure) {
    return switch (figure) {
      case BROWSER -> "navigateur";
      case OS -> "système d’exploitation";
      case REFERRER_DOMAIN -> "domaine d’origine";
      case VISITS -> "nombre de visites";
      case AVERAGE_DURATION -> "durée moyenne d’une visite";
      case PAGES -> "pages affichées";
    };
  }
}
