package dev.lethe.config.read;

import static java.util.stream.Collectors.toSet;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** No table without a rule: a rule names it, or names what its rows belong to. */
final class ReachCheck {
  private ReachCheck() {}

  static void examine(Draft draft) {
    List<Mapping> rules = draft.policy().mappings("rules");
    Set<TableName> subjects =
        rules.stream()
            .flatMap(rule -> rule.text("subject").stream())
            .map(Scalar::text)
            .map(TableName::of)
            .collect(toSet());
    boolean isReadable = rules.stream().allMatch(rule -> rule.text("subject").isPresent());
    if (rules.isEmpty() || !isReadable || !draft.tables().keySet().containsAll(subjects)) {
      return; // a rule whose subject cannot be read is a problem of its own
    }
    for (DraftTable table : draft.tables().values()) {
      if (draft.isTraceable(table)
          && Collections.disjoint(draft.ownersOf(table.name()), subjects)) {
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
