package dev.lethe.config.read;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Bounds for backups are about rules that have a period, and end after it. */
final class BackupCheck {
  /** February 1 of a common year: no period of months is shorter anywhere else. */
  private static final LocalDate SHORTEST = LocalDate.of(2023, 2, 1);

  private BackupCheck() {}

  static void examine(Draft draft) {
    Mapping backups = draft.policy().mapping("backups");
    backups
        .text("erased-within")
        .ifPresent(written -> ValueCheck.period(draft, written, "backups.erased-within", "P3M"));
    Mapping bounds = backups.mapping("never-past");
    for (Entry bound : bounds.entries()) {
      bounds.text(bound.key()).ifPresent(written -> bound(draft, bound.key(), written));
    }
  }

  private static void bound(Draft draft, String id, Scalar written) {
    String place = "backups.never-past." + id;
    ValueCheck.period(draft, written, place, "P4M");
    Optional<Mapping> rule =
        draft.policy().mappings("rules").stream()
            .filter(one -> one.text("id").filter(text -> text.text().equals(id)).isPresent())
            .findFirst();
    if (rule.isEmpty()) {
      draft.unknown("rule", id, written.line(), place, "name one of the rules", ids(draft));
    } else if (rule.get().text("longer-than").isEmpty()) {
      draft
          .problems()
          .add(
              written.line(),
              "Invalid bound in %s: the rule has no period, so nothing says where the bound would start. Remove it."
                  .formatted(place));
    } else {
      rule.get().text("longer-than").ifPresent(own -> endsLater(draft, own, written, place));
    }
  }

  private static void endsLater(Draft draft, Scalar own, Scalar written, String place) {
    if (length(written).filter(bound -> !length(own).orElse(bound).isBefore(bound)).isPresent()) {
      draft
          .problems()
          .add(
              written.line(),
              "Invalid bound in %s: %s is over before the rule's own period, %s. Write a longer one, or shorten the rule."
                  .formatted(place, written.text(), own.text()));
    }
  }

  private static Optional<LocalDate> length(Scalar period) {
    try {
      return Optional.of(SHORTEST.plus(RuleBinding.period(period.text())));
    } catch (DateTimeException e) {
      return Optional.empty(); // reported where it is written
    }
  }

  private static List<String> ids(Draft draft) {
    return draft.policy().mappings("rules").stream()
        .flatMap(rule -> rule.text("id").stream())
        .map(Scalar::text)
        .toList();
  }
}
