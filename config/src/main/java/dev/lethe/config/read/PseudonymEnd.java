package dev.lethe.config.read;

import dev.lethe.config.policy.Then;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A pseudonymised row remains personal data, so that it needs an end: a rule for every row that is
 * pseudonymised, that counts from the same clock, comes later, and lets the row go.
 */
final class PseudonymEnd {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

  private PseudonymEnd() {}

  static void examine(Draft draft, Mapping rule, DraftTable subject) {
    if (rule.find("when").isPresent()) {
      PseudonymCheck.problem(
          draft,
          rule.lineOf("when"),
          "Cannot pseudonymise by an age in %s: what must not be here is erased. Write 'then: delete', or 'since' with 'longer-than'."
              .formatted(ValueCheck.place(rule)));
    } else if (subject.ownRowBlanks() || !hasEnd(draft, rule)) {
      PseudonymCheck.problem(
          draft,
          rule.lineOf("then"),
          "No end after %s: a pseudonymised row remains personal data. Add a rule on %s with the same 'since', the same conditions and a longer period that deletes, anonymises or archives the row%s."
              .formatted(
                  ValueCheck.place(rule, "then"),
                  subject.name(),
                  subject.ownRowBlanks() ? ", and remove at-expiry: blank" : ""));
    }
  }

  private static boolean hasEnd(Draft draft, Mapping rule) {
    return period(rule).isEmpty()
        || draft.policy().mappings("rules").stream().anyMatch(other -> ends(other, rule));
  }

  private static boolean ends(Mapping other, Mapping rule) {
    boolean acts = other.find("decision").isEmpty() || rule.find("decision").isPresent();
    return acts
        && !RuleCheck.isThen(other, Then.PSEUDONYMISE)
        && text(other, "subject").equals(text(rule, "subject"))
        && text(other, "since").equals(text(rule, "since"))
        && ConditionCheck.covers(other, rule)
        && period(other).filter(later -> isLater(later, period(rule).orElseThrow())).isPresent();
  }

  /** On whatever day both begin: four years have every month, and a leap day. */
  private static boolean isLater(Period later, Period period) {
    for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(4)); day = day.plusDays(1)) {
      if (!day.plus(later).isAfter(day.plus(period))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Period> period(Mapping rule) {
    try {
      return rule.text("longer-than").map(Scalar::text).map(RuleBinding::period);
    } catch (DateTimeException e) {
      return Optional.empty(); // the schema has said so
    }
  }

  private static Optional<String> text(Mapping rule, String key) {
    return rule.text(key).map(Scalar::text);
  }
}
