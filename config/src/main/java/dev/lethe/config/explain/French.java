package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Generalisation.AgeBand;
import dev.lethe.config.policy.Generalisation.OneOf;
import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.config.policy.Lengthening;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The French sentences; spaces before double punctuation do not break. */
final class French implements Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRANCE);
  private static final Span SPAN =
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
  public String title(String controller, Document document) {
    return "Politique de %s, d’après %s, version %s%s"
        .formatted(
            controller,
            quote(document.title()),
            document.version(),
            document.dated().map(day -> " du " + day(day)).orElse(", non datée"));
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() == 1 ? "1er" + DAY.format(day).substring(1) : DAY.format(day);
  }

  @Override
  public String heading(Heading heading) {
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
  public String colon() {
    return "\u00a0: ";
  }

  @Override
  public String clause(String section) {
    return startsWithNumber(section) ? "article " + section : section;
  }

  @Override
  public String quote(String words) {
    return "«\u00a0" + words + "\u00a0»";
  }

  @Override
  public String due(Elapsed elapsed) {
    return elapsed.longerThan().isZero()
        ? "le lendemain de %s.".formatted(events(elapsed.since()))
        : "%s après %s.".formatted(SPAN.words(elapsed.longerThan()), events(elapsed.since()));
  }

  @Override
  public String events(Clock clock) {
    String events = clock.events().stream().map(French::event).collect(joining(", "));
    String which = clock.pick() == Clock.Pick.LATEST ? "le plus récent" : "le plus ancien";
    return (clock.events().size() == 1 ? events : which + " de ces événements\u00a0: " + events)
        + clock
            .otherwise()
            .map(e -> "\u00a0; si aucun n’a jamais eu lieu, après " + event(e))
            .orElse("");
  }

  private static String event(dev.lethe.config.policy.Event event) {
    return event.table()
        + "."
        + event.column()
        + event.by().map(link -> " (personne\u00a0: " + link + ")").orElse("");
  }

  @Override
  public String condition(Condition condition) {
    return "%s les lignes dont %s vaut %s."
        .formatted(
            condition.except() ? "Toutes sauf" : "Seulement",
            condition.column(),
            String.join(" ou ", condition.values()));
  }

  @Override
  public String wholeMonth(Column column) {
    return "%s désigne un mois et vaut pour son dernier jour.".formatted(column.name());
  }

  @Override
  public String elsewhere(Table table, Elsewhere copy) {
    return "Quand une ligne de %s est effacée, %s est prié d’effacer ce qu’il garde sous %s\u00a0; un accusé qui n’est pas venu dans un délai de %s est une alerte."
        .formatted(table.name(), copy.recipient(), copy.reference(), SPAN.words(copy.within()));
  }

  @Override
  public String forbidden(Table table) {
    return "%s ne doit pas contenir %s\u00a0; une base qui en a est refusée."
        .formatted(table.name(), String.join(", ", table.forbidden()));
  }

  @Override
  public String due(UnderAge underAge) {
    return "dès que %s indique que la personne a moins de %d ans%s\u00a0; la règle agit dans les %s."
        .formatted(
            underAge.birthDate(),
            underAge.years(),
            underAge.unless().map(c -> " sans accord d’un parent (" + c + " est vide)").orElse(""),
            SPAN.words(underAge.within()));
  }

  @Override
  public String due(Opposed opposed) {
    return "dès que %s d’une personne inscrite sur la liste d’opposition figure ici de nouveau, par import ou par achat."
        .formatted(String.join(" ou ", opposed.columns()));
  }

  @Override
  public List<String> recontact(Recontact recontact) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Entre %s et %s avant la fin de la durée, %s est prié d’écrire une seule fois à la personne, sous %s."
            .formatted(
                SPAN.words(recontact.opens()),
                SPAN.words(recontact.before()),
                recontact.recipient(),
                recontact.reference()));
    sentences.add(
        "Un oui explicite, daté dans %s, fait repartir la durée\u00a0; le silence ou un non ne change rien."
            .formatted(recontact.answer()));
    sentences.add(
        "Ne sont pas interrogés\u00a0: qui s’oppose à la prospection, est mort, ou a une demande en cours, un gel ou une limitation, qui est mineur ou d’âge inconnu là où une règle lit l’âge, et qui l’a déjà été pendant cette durée. Qui n’a pu l’être à temps ne l’est pas\u00a0; la fin reste la fin.");
    recontact.conditions().forEach(condition -> sentences.add(condition(condition)));
    return sentences;
  }

  @Override
  public String recontactSuspended() {
    return "Suspendue\u00a0: personne n’est interrogé tant que le DPO n’a pas répondu.";
  }

  @Override
  public String delete() {
    return "Les données sont effacées. Rien n’est compté, rien n’est conservé.";
  }

  @Override
  public String archive() {
    return "La ligne est déplacée dans l’archive intermédiaire, qui n’en garde que les colonnes utiles, et effacée ici.";
  }

  @Override
  public String pseudonymise(Pseudonym pseudonym) {
    return "Les identifiants sont remplacés par des pseudonymes pour la finalité %s, sous une clé qui dure %s. La ligne reste une donnée personnelle, que la clé existe encore ou non\u00a0; une règle ultérieure y met fin."
        .formatted(pseudonym.purpose(), SPAN.words(pseudonym.epoch()));
  }

  @Override
  public String pseudonymisedRow(Pseudonym pseudonym) {
    return "la ligne échue reste, des pseudonymes y remplacent %s. Ce qui lui appartient n’est pas touché."
        .formatted(String.join(", ", pseudonym.columns()));
  }

  @Override
  public String leavesArchive(Table table, Archive archive, Term term) {
    String conditions = term.conditions().stream().map(c -> " " + condition(c)).collect(joining());
    return "%s après %s.%s".formatted(SPAN.words(term.keep()), startInArchive(archive), conditions);
  }

  @Override
  public String startInArchive(Archive archive) {
    return archive
        .from()
        .map(from -> event(from) + "\u00a0; s’il est inconnu, après le jour de l’archivage")
        .orElse("le jour de l’archivage");
  }

  @Override
  public String purge() {
    return "Ce qui reste de la ligne est effacé de l’archive. Rien n’est compté.";
  }

  @Override
  public String survives(Archive archive) {
    return "d’une ligne archivée n’y sont que sa clé et %s."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  public String purgeSuspended() {
    return "Suspendue\u00a0: des lignes entrent dans l’archive, mais aucune n’en sort tant que le DPO n’a pas répondu.";
  }

  @Override
  public String anonymise(Release release) {
    return "La personne est comptée dans la statistique %s, puis ses données sont effacées."
        .formatted(release.table());
  }

  @Override
  public String dimension(Column column) {
    String how = column.keepAs().map(keep -> keep.read(new Dimension())).orElse("tel quel");
    return "Selon %s\u00a0: %s.".formatted(column.name(), how);
  }

  private static final class Dimension implements Generalisation.Cases<String> {
    @Override
    public String ageBand(AgeBand band) {
      return "âge par tranches %s\u00a0; une personne plus jeune, ou d’âge inconnu, n’est comptée nulle part"
          .formatted(String.join(", ", band.domain()));
    }

    @Override
    public String oneOf(OneOf list) {
      return "une valeur parmi %s\u00a0; toute autre compte comme «\u00a0%s\u00a0»"
          .formatted(String.join(", ", list.values()), OneOf.OTHER);
    }
  }

  @Override
  public String minimumGroup(Release release) {
    return "Aucun groupe de moins de %d personnes n’est publié\u00a0; %s."
        .formatted(
            release.minimumGroup(),
            release.totals() ? "un total de tous les groupes l’est" : "aucun total non plus");
  }

  @Override
  public String ownRow(Table table) {
    return table.ownRow().filter(AtExpiry.BLANK::equals).isPresent()
        ? "la ligne échue reste, ce qui identifie est vidé."
        : "la ligne échue est supprimée.";
  }

  @Override
  public String archivedRow(Archive archive) {
    return "la ligne échue est déplacée dans l’archive intermédiaire\u00a0: sa clé et %s y sont gardées, le reste est effacé."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  public String archived(Link link, Archive archive) {
    return "déplacé dans l’archive intermédiaire avec %s, par %s\u00a0: la clé et %s y sont gardées, le reste est effacé.%s"
        .formatted(link.parent(), link.column(), String.join(", ", archive.columns()), guard(link));
  }

  @Override
  public String deleted(Link link) {
    return link.reversed()
        ? "supprimé dès qu’aucune ligne de %s ne le désigne plus par %s.%s"
            .formatted(link.parent(), link.parentColumn(), guard(link))
        : "supprimé avec %s, par %s.%s".formatted(link.parent(), link.column(), guard(link));
  }

  @Override
  public String blanked(Link link, Table table) {
    return "reste, car d’autres en dépendent\u00a0; là où %s désigne %s, vidé de %s.%s"
        .formatted(link.column(), link.parent(), emptied(link, table), guard(link));
  }

  @Override
  public String sameTables(String rule) {
    return "comme pour %s.".formatted(rule);
  }

  private static String emptied(Link link, Table table) {
    return link.owns().stream()
        .map(
            c ->
                c
                    + table
                        .column(c)
                        .blankWith()
                        .map(w -> " (devient «\u00a0" + w + "\u00a0»)")
                        .orElse(""))
        .collect(joining(", "));
  }

  private static String guard(Link link) {
    return switch (link.guard()) {
      case TRIGGER ->
          " Un déclencheur dans la base refuse une nouvelle ligne de qui est effacé, car la base ne relie pas ces lignes.";
      case LOCK ->
          " La table est verrouillée pendant ce temps, car la base ne relie pas ces lignes.";
      case SWEEP -> "";
    };
  }

  @Override
  public String exempt(Table table) {
    return "les lignes de clé %s ne sont pas des personnes et restent."
        .formatted(String.join(", ", table.exempt()));
  }

  @Override
  public String enforced(Check check) {
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
  public String leftTo(ByPerson person) {
    return "Confié à une personne, %s\u00a0: %s".formatted(person(person.who()), person.reason());
  }

  @Override
  public List<String> traffic(Traffic traffic) {
    String figures = traffic.figures().stream().map(French::figure).collect(joining(", "));
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

  private static String figure(Figure figure) {
    return switch (figure) {
      case BROWSER -> "navigateur";
      case OS -> "système d’exploitation";
      case REFERRER_DOMAIN -> "domaine d’origine";
      case VISITS -> "nombre de visites";
      case AVERAGE_DURATION -> "durée moyenne d’une visite";
      case PAGES -> "pages affichées";
    };
  }

  @Override
  public String zone(ZoneId zone) {
    return "Les délais sont comptés selon le calendrier, dans le fuseau %s.".formatted(zone);
  }

  @Override
  public String limits(Limits limits) {
    return "Un plan qui touche plus de %s d’une table attend une approbation\u00a0; au-delà de %s il est refusé."
        .formatted(percent(limits.approveAbove()), percent(limits.refuseAbove()));
  }

  private static String percent(double share) {
    return new java.text.DecimalFormat(
            "0.###\u00a0%", java.text.DecimalFormatSymbols.getInstance(Locale.FRANCE))
        .format(share);
  }

  @Override
  public String holds(List<String> holds) {
    return holds.isEmpty()
        ? "Aucun gel ne peut suspendre une règle."
        : "Les données d’une personne restent tant qu’un gel les vise\u00a0; types admis\u00a0: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  public String processor(List<String> tables) {
    return "Tenu pour le compte de clients, seulement supprimé et jamais compté\u00a0: %s."
        .formatted(String.join(", ", tables));
  }

  @Override
  public String withoutPeople(List<String> tables) {
    return "Déclarées sans personnes, et laissées telles quelles\u00a0: %s. Toute autre table qui n’est pas nommée arrête l’exécution."
        .formatted(String.join(", ", tables));
  }

  @Override
  public String neverStored(NeverStored what) {
    return switch (what) {
      case CARD_NUMBERS ->
          "Aucune colonne ne doit contenir de numéro de carte de paiement\u00a0; avant chaque plan ils sont recherchés, et en trouver est un incident.";
    };
  }

  @Override
  public String regions(List<String> regions) {
    return "Base, entrepôt, preuves, clés, fichiers temporaires, journaux et sauvegardes doivent être déclarés en %s\u00a0; une déclaration absente ou autre arrête l’exécution. Les déclarations ne sont pas vérifiées."
        .formatted(String.join(" ou ", regions));
  }

  @Override
  public String backups(Period erasedWithin) {
    return "Les sauvegardes peuvent contenir ce qui est effacé pendant %s après l’effacement effectif\u00a0; l’exploitation confirme qu’aucune ne le contient plus, et une confirmation en retard est une alerte."
        .formatted(SPAN.words(erasedWithin));
  }

  @Override
  public String backupsNeverPast(String rule, Period period) {
    return "De ce que la règle %s efface, jamais au-delà de %s depuis le début de sa durée."
        .formatted(rule, SPAN.words(period));
  }

  @Override
  public String importsEnded(ImportsEnded decision) {
    return "Plus aucune adresse n’est importée, par décision de\u00a0: %s, à compter du %s\u00a0: les marques d’opposition prennent fin trois ans après la dernière opposition. %s"
        .formatted(person(decision.by()), day(decision.on()), decision.reason());
  }

  @Override
  public String version(int number) {
    return "Version %d de ce fichier. Une version suivante ne peut conserver plus longtemps ce qui est déjà collecté."
        .formatted(number);
  }

  @Override
  public String lengthened(Lengthening decision) {
    return "%s conserve plus longtemps que la version %s..., par décision de\u00a0: %s, le %s\u00a0: %s"
        .formatted(
            decision.at(),
            decision.after().substring(0, 8),
            person(decision.by()),
            day(decision.on()),
            decision.reason());
  }

  @Override
  public String nothingOpen() {
    return "Aucune\u00a0: chaque règle est décidée.";
  }

  @Override
  public String noAdvice() {
    return "Rien n’a été relevé.";
  }

  @Override
  public String start(Elapsed elapsed) {
    return events(elapsed.since());
  }

  @Override
  public String start(UnderAge underAge) {
    return "le jour où %s indique un âge inférieur à %d ans"
        .formatted(underAge.birthDate(), underAge.years());
  }

  @Override
  public String period(Period period) {
    return period.isZero() ? "aucune\u00a0; échu le lendemain" : SPAN.words(period);
  }

  @Override
  public String start(Opposed opposed) {
    return "le jour où %s est trouvé sur la liste d’opposition"
        .formatted(String.join(" ou ", opposed.columns()));
  }

  @Override
  public String atNextRun() {
    return "aussitôt, à la prochaine exécution";
  }

  @Override
  public String atOnce(Duration within) {
    return "aussitôt, dans les " + SPAN.words(within);
  }

  @Override
  public String heldBack(List<String> holds) {
    return holds.isEmpty()
        ? "Aucun gel n’est admis."
        : "Un gel qui vise la personne\u00a0: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  public String suspended() {
    return "Suspendue\u00a0: elle figure dans les plans, mais n’efface rien tant que le DPO n’a pas répondu.";
  }

  @Override
  public String consented(String column) {
    return "L’accord d’un parent (%s est rempli).".formatted(column);
  }

  @Override
  public String lethe() {
    return "Lethe, sur un plan approuvé";
  }

  @Override
  public String person(String function) {
    return switch (function) {
      case "dpo" -> "délégué à la protection des données (DPO)";
      case "legal" -> "service juridique";
      case "security" -> "sécurité";
      case "support" -> "service client";
      default -> function;
    };
  }

  @Override
  public String hold(String kind) {
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
  public String provenance(Provenance provenance) {
    return switch (provenance) {
      case READ -> "texte lu";
      case SECONDARY -> "source secondaire";
      case VERIFY -> "à vérifier";
      case PROPOSAL -> "proposition";
    };
  }

  @Override
  public String decided(AdviceDecision decision) {
    String outcome =
        switch (decision.outcome()) {
          case KEPT -> "conservé en l’état";
          case CHANGED -> "modifié, le reste demeure";
        };
    return "%s, %s, le %s\u00a0: %s"
        .formatted(outcome, person(decision.by()), day(decision.on()), decision.reason());
  }

  @Override
  public String decided(Answered answer) {
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
  public String undecided() {
    return "aucune à ce jour";
  }

  @Override
  public String noTraffic() {
    return "Aucune n’est établie.";
  }
}
