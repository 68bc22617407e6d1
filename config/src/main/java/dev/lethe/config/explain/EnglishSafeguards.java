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

/** What bounds every run, in English. */
interface EnglishSafeguards extends SafeguardWording, EnglishPhrases {
  @Override
  default String elsewhere(Table table, Elsewhere copy) {
    return "When a row of %s is erased, %s is asked to erase what it keeps under %s; a receipt that has not come within %s is an alarm."
        .formatted(table.name(), copy.recipient(), copy.reference(), SPAN.words(copy.within()));
  }

  @Override
  default String forbidden(Table table) {
    return "%s must not hold %s; a database that has it is refused."
        .formatted(table.name(), String.join(", ", table.forbidden()));
  }

  @Override
  default String zone(ZoneId zone) {
    return "Periods are counted by the calendar in the zone %s.".formatted(zone);
  }

  @Override
  default String limits(Limits limits) {
    return "A plan that touches more than %s of a table waits for an approval; above %s it is refused."
        .formatted(percent(limits.approveAbove()), percent(limits.refuseAbove()));
  }

  @Override
  default String holds(List<String> holds) {
    return holds.isEmpty()
        ? "No hold may stop a rule."
        : "A person's data stay while a hold is on them; admitted are: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  default String processor(List<String> tables) {
    return "Held on behalf of customers, deleted only and never counted: %s."
        .formatted(String.join(", ", tables));
  }

  @Override
  default String withoutPeople(List<String> tables) {
    return "Said to hold nobody, and left alone: %s. Any other table that is not named stops a run."
        .formatted(String.join(", ", tables));
  }

  @Override
  default String neverStored(NeverStored what) {
    return switch (what) {
      case CARD_NUMBERS ->
          "Numbers of payment cards must stand in no column; before every plan they are searched for, and a find is an incident.";
    };
  }

  @Override
  default String regions(List<String> regions) {
    return "Database, warehouse, evidence, keys, temporary files, logs and backups must be declared to be in %s; a missing or other declaration stops the run. Declarations are not verified."
        .formatted(String.join(" or ", regions));
  }

  @Override
  default String backups(Period erasedWithin) {
    return "Backups may hold what was erased for %s after the actual deletion; operations confirm that none does, and an overdue confirmation is an alarm."
        .formatted(SPAN.words(erasedWithin));
  }

  @Override
  default String backupsNeverPast(String rule, Period period) {
    return "Of what rule %s erases, never past %s from the start of its period."
        .formatted(rule, SPAN.words(period));
  }

  @Override
  default String importsEnded(ImportsEnded decision) {
    return "No address is imported any more, by decision of %s from %s on: marks of opposition end three years after the latest opposition. %s"
        .formatted(person(decision.by()), DAY.format(decision.on()), decision.reason());
  }

  @Override
  default String version(int number) {
    return "This is version %d of the file. A later one may keep nothing longer that is already collected."
        .formatted(number);
  }

  @Override
  default String lengthened(Lengthening decision) {
    return "%s keeps longer than version %s... did, by decision of %s on %s: %s"
        .formatted(
            decision.at(),
            decision.after().substring(0, 8),
            person(decision.by()),
            DAY.format(decision.on()),
            decision.reason());
  }

  private static String percent(double share) {
    return new java.text.DecimalFormat(
            "0.###%", java.text.DecimalFormatSymbols.getInstance(Locale.UK))
        .format(share);
  }
}
