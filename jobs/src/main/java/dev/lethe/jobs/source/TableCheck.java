package dev.lethe.jobs.source;

import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds one table of the policy against the live one: its columns, its key, who inherits it. */
final class TableCheck {
  private final Table table;
  private final LiveTable live;
  private final List<String> problems = new ArrayList<>();

  private TableCheck(Table table, LiveTable live) {
    this.table = table;
    this.live = live;
  }

  /** Every problem, each with its remedy. */
  static List<String> problems(Table table, LiveTable live) {
    var check = new TableCheck(table, live);
    check.columns();
    if (live.columns().containsKey(table.key())) {
      check.key(live.column(table.key()));
    }
    live.heirs().forEach(check::heir);
    return check.problems;
  }

  private void columns() {
    Set<String> there = live.columns().keySet();
    Set<String> named = table.columns().keySet();
    for (String column : table.forbidden()) {
      if (there.contains(column)) {
        add(
            "Column %s.%s exists, but what it holds must never be stored. Have it removed from the database; nothing runs until then.",
            column);
      }
    }
    for (String column : without(without(there, named), table.forbidden())) {
      add("Column %s.%s is not classified. Add it under 'columns'.", column);
    }
    for (String column : without(named, there)) {
      add("Column %s.%s does not exist. Remove it from the policy.", column);
    }
  }

  private static SortedSet<String> without(Set<String> columns, Collection<String> others) {
    var rest = new TreeSet<>(columns);
    rest.removeAll(others);
    return rest;
  }

  private void key(LiveColumn key) {
    if (!key.unique()) {
      add(
          "Key %s.%s is not unique in the database. Name a column with a primary or unique key.",
          key.name());
    } else if (!key.notNull()) {
      add("Key %s.%s may be NULL. Have it set NOT NULL, or name a column that is.", key.name());
    }
  }

  /** PostgreSQL reads and deletes an heir's rows with its parent's, and a key spans only one. */
  private void heir(TableName heir) {
    problems.add(
        "Table %1$s is inherited by %2$s: one key may name rows of both, and the columns of the heir are not classified. Have it made a table of its own (ALTER TABLE %2$s NO INHERIT %1$s) and add it under 'tables'."
            .formatted(table.name(), heir));
  }

  private void add(String problem, String column) {
    problems.add(problem.formatted(table.name(), column));
  }
}
