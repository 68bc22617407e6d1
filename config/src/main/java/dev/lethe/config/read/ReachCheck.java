package dev.lethe.config.read;

import static java.util.stream.Collectors.toSet;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Scalar;
import java.util.Collections;
import java.util.Set;

/** No table without a rule: a rule names it, or names what its rows belong to. */
final class ReachCheck {
  private ReachCheck() {}

  static void examine(Draft draft) {
    Set<TableName> subjects =
        draft.policy().mappings("rules").stream()
            .flatMap(rule -> rule.text("subject").stream())
            .map(Scalar::text)
            .map(TableName::of)
            .collect(toSet());
    for (DraftTable table : draft.tables().values()) {
      if (Collections.disjoint(draft.ownersOf(table.name()), subjects)) {
        draft
            .problems()
            .add(
                table.line(),
                "Table '%s' is reached by no rule: its rows would be kept for ever. Write a rule for it, or for what its rows belong to."
                    .formatted(table.name()));
      }
    }
  }
}
