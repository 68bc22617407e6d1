package dev.lethe.config.diff;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.util.List;
import java.util.stream.Collectors;

/** Parts of a rule in one line each, in the words of the file. */
final class Said {
  private Said() {}

  static String of(Trigger trigger) {
    if (trigger instanceof Elapsed elapsed) {
      return elapsed.longerThan() + ", " + of(elapsed.since());
    }
    if (trigger instanceof Opposed opposed) {
      return String.join(", ", opposed.columns());
    }
    return trigger instanceof UnderAge young
        ? "< %d, %s%s, %s"
            .formatted(
                young.years(),
                young.birthDate(),
                young.unless().map(u -> ", unless " + u).orElse(""),
                young.within())
        : "-";
  }

  static String of(Clock clock) {
    return clock.pick().word()
        + clock.events()
        + clock.otherwise().map(event -> ", otherwise " + event).orElse("");
  }

  static String of(List<Condition> conditions) {
    return conditions.isEmpty()
        ? "-"
        : conditions.stream()
            .map(c -> (c.except() ? "except " : "only ") + c.column() + c.values())
            .collect(Collectors.joining(", "));
  }

  static String of(Recontact recontact) {
    return "%s, %s (%s, %s, %s + %s, %s%s)"
        .formatted(
            recontact.id(),
            recontact.recipient(),
            recontact.reference(),
            recontact.answer(),
            recontact.before(),
            recontact.lead(),
            of(recontact.conditions()),
            recontact.openDecision().map(question -> ", ?").orElse(""));
  }

  static String of(Pseudonym pseudonym) {
    return "%s, %s, %s".formatted(pseudonym.columns(), pseudonym.purpose(), pseudonym.epoch());
  }
}
