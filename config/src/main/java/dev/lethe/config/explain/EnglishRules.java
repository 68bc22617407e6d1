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

/** When a rule acts, on whom, and what it does, in English. */
interface EnglishRules extends RuleWording, EnglishPhrases {
  @Override
  default String due(Elapsed elapsed) {
    return elapsed.longerThan().isZero()
        ? "on the day after %s.".formatted(events(elapsed.since()))
        : "%s after %s.".formatted(SPAN.words(elapsed.longerThan()), events(elapsed.since()));
  }

  @Override
  default String events(Clock clock) {
    String events = clock.events().stream().map(Object::toString).collect(joining(", "));
    String which = clock.pick() == Clock.Pick.LATEST ? "the latest of " : "the earliest of ";
    return (clock.events().size() == 1 ? events : which + events)
        + clock.otherwise().map(e -> "; where none of them ever happened, after " + e).orElse("");
  }

  @Override
  default String wholeMonth(Column column) {
    return "%s names a month, and stands for its last day.".formatted(column.name());
  }

  @Override
  default String due(UnderAge underAge) {
    return "as soon as %s says that the person is younger than %d%s; the rule acts within %s."
        .formatted(
            underAge.birthDate(),
            underAge.years(),
            underAge
                .unless()
                .map(c -> " and no parent has consented (" + c + " is empty)")
                .orElse(""),
            SPAN.words(underAge.within()));
  }

  @Override
  default String due(Opposed opposed) {
    return "as soon as an e-mail address of the opposition list stands in %s again, imported or bought. A telephone number makes no row go: two people may share its last eight digits."
        .formatted(String.join(" or ", opposed.columns()));
  }

  @Override
  default List<String> recontact(Recontact recontact) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Between %s and %s before the period ends, %s is asked to write to the person once, under %s."
            .formatted(
                SPAN.words(recontact.opens()),
                SPAN.words(recontact.before()),
                recontact.recipient(),
                recontact.reference()));
    sentences.add(
        "An explicit yes, a day in %s, starts the period again; silence or a no changes nothing."
            .formatted(recontact.answer()));
    sentences.add(
        "Not asked: who objects to prospecting, has died, or has an open request, a hold or a restriction on them, who is a minor or of unknown age where a rule reads ages, and whoever was asked in this period already. Who could not be asked in time is not; the end stays the end.");
    recontact.conditions().forEach(condition -> sentences.add(condition(condition)));
    return sentences;
  }

  @Override
  default String recontactSuspended() {
    return "Suspended: nobody is asked until the DPO has answered.";
  }

  @Override
  default String delete() {
    return "The data are erased. Nothing is counted and nothing is kept.";
  }

  @Override
  default String pseudonymise(Pseudonym pseudonym) {
    return "Identifiers are replaced by pseudonyms for the purpose %s, under a key that lasts %s. The row stays and remains personal data, whether or not the key still exists; a later rule ends it."
        .formatted(pseudonym.purpose(), SPAN.words(pseudonym.epoch()));
  }

  @Override
  default String anonymise(Release release) {
    return "The person is counted in the statistic %s, then the data are erased."
        .formatted(release.table());
  }

  @Override
  default String sameTables(String rule) {
    return "as for %s.".formatted(rule);
  }

  @Override
  default String start(Elapsed elapsed) {
    return events(elapsed.since());
  }

  @Override
  default String start(UnderAge underAge) {
    return "the day on which %s shows an age under %d"
        .formatted(underAge.birthDate(), underAge.years());
  }

  @Override
  default String start(Opposed opposed) {
    return "the day on which an e-mail address in %s is found on the opposition list"
        .formatted(String.join(" or ", opposed.columns()));
  }

  @Override
  default String atNextRun() {
    return "at once, with the next run";
  }

  @Override
  default String atOnce(Duration within) {
    return "at once, within " + SPAN.words(within);
  }

  @Override
  default String heldBack(List<String> holds) {
    return holds.isEmpty()
        ? "No hold is admitted."
        : "A hold on the person: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  default String suspended() {
    return "Suspended: it plans, but erases nothing until the DPO has answered.";
  }

  @Override
  default String consented(String column) {
    return "A parent's consent (%s is filled).".formatted(column);
  }
}
