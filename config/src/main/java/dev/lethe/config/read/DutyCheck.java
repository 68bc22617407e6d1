package dev.lethe.config.read;

import dev.lethe.config.policy.Check;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.Map;

/** A check that acts on a list of the file enforces nothing without it. */
final class DutyCheck {
  private static final Map<String, String> LISTS =
      Map.of(
          Check.NEVER_STORED.word(), "never-store",
          Check.STAYS_IN_REGION.word(), "regions",
          Check.BACKUPS_FOLLOW.word(), "backups");

  private DutyCheck() {}

  static void examine(Draft draft) {
    for (Mapping duty : draft.policy().mappings("duties")) {
      duty.text("check")
          .filter(check -> LISTS.containsKey(check.text()))
          .filter(check -> draft.policy().find(LISTS.getOrDefault(check.text(), "")).isEmpty())
          .ifPresent(check -> missing(draft, duty, check));
    }
  }

  private static void missing(Draft draft, Mapping duty, Scalar check) {
    draft
        .problems()
        .add(
            check.line(),
            "Duty '%s' rests on the check %s, but the file has no '%s'. Write it, or name the person who sees to it."
                .formatted(
                    duty.text("id").map(Scalar::text).orElse("(no id)"),
                    check.text(),
                    LISTS.get(check.text())));
  }
}
