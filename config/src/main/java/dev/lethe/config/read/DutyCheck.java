package dev.lethe.config.read;

import dev.lethe.config.policy.Check;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.List;
import java.util.Map;

/** A check that acts on a list of the file enforces nothing without it. */
final class DutyCheck {
  private static final Map<String, String> LISTS =
      Map.of(
          Check.NEVER_STORED.word(), "never-store",
          Check.STAYS_IN_REGION.word(), "regions",
          Check.BACKUPS_FOLLOW.word(), "backups");

  private DutyCheck() {}

  /** What keeps the data of somebody who wanted them kept. */
  private static final String POST_MORTEM = "post-mortem";

  static void examine(Draft draft) {
    for (Mapping duty : draft.policy().mappings("duties")) {
      duty.text("check")
          .filter(check -> check.text().equals(Check.DIRECTIVES_CARRIED_OUT.word()))
          .filter(check -> !holds(draft).contains(POST_MORTEM))
          .ifPresent(check -> missing(draft, duty, check, "hold '%s'".formatted(POST_MORTEM)));
      duty.text("check")
          .filter(check -> LISTS.containsKey(check.text()))
          .filter(check -> draft.policy().find(LISTS.getOrDefault(check.text(), "")).isEmpty())
          .ifPresent(
              check ->
                  missing(
                      draft, duty, check, "'%s'".formatted(LISTS.getOrDefault(check.text(), ""))));
    }
  }

  private static List<String> holds(Draft draft) {
    return draft.policy().texts("holds").stream().map(Scalar::text).toList();
  }

  private static void missing(Draft draft, Mapping duty, Scalar check, String what) {
    draft
        .problems()
        .add(
            check.line(),
            "Duty '%s' rests on the check %s, but the file has no %s. Write it, or name the person who sees to it."
                .formatted(
                    duty.text("id").map(Scalar::text).orElse("(no id)"), check.text(), what));
  }
}
