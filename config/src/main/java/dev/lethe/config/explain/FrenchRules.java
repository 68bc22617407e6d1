package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When a rule acts, on whom, and what it does, in French. */
interface FrenchRules extends RuleWording, FrenchPhrases {
  @Override
  default String due(Elapsed elapsed) {
    return elapsed.longerThan().isZero()
        ? "le lendemain de %s.".formatted(events(elapsed.since()))
        : "%s après %s.".formatted(SPAN.words(elapsed.longerThan()), events(elapsed.since()));
  }

  @Override
  default String events(Clock clock) {
    String events = clock.events().stream().map(FrenchRules::event).collect(joining(", "));
    String which = clock.pick() == Clock.Pick.LATEST ? "le plus récent" : "le plus ancien";
    return (clock.events().size() == 1 ? events : which + " de ces événements\u00a0: " + events)
        + clock
            .otherwise()
            .map(e -> "\u00a0; si aucun n’a jamais eu lieu, après " + event(e))
            .orElse("");
  }

  @Override
  default String wholeMonth(Column column) {
    return "%s désigne un mois et vaut pour son dernier jour.".formatted(column.name());
  }

  @Override
  default String due(UnderAge underAge) {
    return "dès que %s indique que la personne a moins de %d ans%s\u00a0; la règle agit dans les %s."
        .formatted(
            underAge.birthDate(),
            underAge.years(),
            underAge.unless().map(c -> " sans accord d’un parent (" + c + " est vide)").orElse(""),
            SPAN.words(underAge.within()));
  }

  @Override
  default String due(Opposed opposed) {
    return "dès qu’une adresse électronique de la liste d’opposition figure de nouveau dans %s, par import ou par achat. Un numéro de téléphone ne fait partir aucune ligne\u00a0: deux personnes peuvent en partager les huit derniers chiffres."
        .formatted(String.join(" ou ", opposed.columns()));
  }

  @Override
  default List<String> recontact(Recontact recontact) {
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
  default String recontactSuspended() {
    return "Suspendue\u00a0: personne n’est interrogé tant que le DPO n’a pas répondu.";
  }

  @Override
  default String delete() {
    return "Les données sont effacées. Rien n’est compté, rien n’est conservé.";
  }

  @Override
  default String pseudonymise(Pseudonym pseudonym) {
    return "Les identifiants sont remplacés par des pseudonymes pour la finalité %s, sous une clé qui dure %s. La ligne reste une donnée personnelle, que la clé existe encore ou non\u00a0; une règle ultérieure y met fin."
        .formatted(pseudonym.purpose(), SPAN.words(pseudonym.epoch()));
  }

  @Override
  default String anonymise(Release release) {
    return "La personne est comptée dans la statistique %s, puis ses données sont effacées."
        .formatted(release.table());
  }

  @Override
  default String sameTables(String rule) {
    return "comme pour %s.".formatted(rule);
  }

  @Override
  default String start(Elapsed elapsed) {
    return events(elapsed.since());
  }

  @Override
  default String start(UnderAge underAge) {
    return "le jour où %s indique un âge inférieur à %d ans"
        .formatted(underAge.birthDate(), underAge.years());
  }

  @Override
  default String start(Opposed opposed) {
    return "le jour où une adresse électronique de %s est trouvée sur la liste d’opposition"
        .formatted(String.join(" ou ", opposed.columns()));
  }

  @Override
  default String atNextRun() {
    return "aussitôt, à la prochaine exécution";
  }

  @Override
  default String atOnce(Duration within) {
    return "aussitôt, dans les " + SPAN.words(within);
  }

  @Override
  default String heldBack(List<String> holds) {
    return holds.isEmpty()
        ? "Aucun gel n’est admis."
        : "Un gel qui vise la personne\u00a0: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  default String suspended() {
    return "Suspendue\u00a0: elle figure dans les plans, mais n’efface rien tant que le DPO n’a pas répondu.";
  }

  @Override
  default String consented(String column) {
    return "L’accord d’un parent (%s est rempli).".formatted(column);
  }

  static String event(dev.lethe.config.policy.Event event) {
    return event.table()
        + "."
        + event.column()
        + event.by().map(link -> " (personne\u00a0: " + link + ")").orElse("");
  }
}
