package dev.lethe.config.read;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashMap;
import java.util.Map;

/** A table holds people or it does not, and says so once. */
final class WithoutPeopleCheck {
  private WithoutPeopleCheck() {}

  static void examine(Draft draft) {
    Map<TableName, Scalar> seen = new HashMap<>();
    for (Scalar written : draft.policy().texts("without-people")) {
      TableName name = TableName.of(written.text());
      DraftTable table = draft.tables().get(name);
      Scalar first = seen.putIfAbsent(name, written);
      if (table != null) {
        draft
            .problems()
            .add(
                written.line(),
                "Table '%s' stands under 'tables' (line %d) and under 'without-people': it holds people, or it does not. Keep one of them."
                    .formatted(written.text(), table.line()));
      } else if (first != null && !first.text().equals(written.text())) {
        draft
            .problems()
            .add(
                written.line(),
                "Duplicate table '%s' in without-people: it stands on line %d as well. Keep one of them."
                    .formatted(written.text(), first.line()));
      }
    }
  }
}
