package dev.lethe.config.diff;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables and their columns, by name. A column that is gone keeps nothing: a run refuses a database
 * that still has it.
 */
final class TableDiff {
  private static final Set<Category> EMPTIED =
      EnumSet.of(Category.IDENTIFIER, Category.QUASI_IDENTIFIER, Category.FREE_TEXT);

  private final List<Change> changes = new ArrayList<>();

  private TableDiff() {}

  static List<Change> of(Policy before, Policy after) {
    var diff = new TableDiff();
    for (Table old : before.tables().values()) {
      Table now = after.tables().get(old.name());
      if (now == null) {
        diff.add(Kind.TABLE_REMOVED, old.name() + "", "", "");
      } else {
        diff.changed(old, now);
      }
    }
    after.tables().keySet().stream()
        .filter(name -> !before.tables().containsKey(name))
        .forEach(name -> diff.add(Kind.TABLE_ADDED, name + "", "", ""));
    return diff.changes;
  }

  private void changed(Table old, Table now) {
    if (!endsAtLeastAsMuch(old, now)) {
      add(Kind.TABLE_LINKS, old.name() + "", belongs(old), belongs(now));
    }
    old.links().forEach(was -> now.links().forEach(is -> guard(old, was, is)));
    old.archive()
        .filter(was -> !now.archive().map(is -> ArchiveDiff.keepsNoMore(was, is)).orElse(true))
        .ifPresent(was -> add(Kind.TABLE_ARCHIVE, old.name() + "", "", ""));
    now.exempt().stream()
        .filter(key -> !old.exempt().contains(key))
        .forEach(key -> add(Kind.TABLE_EXEMPT, old.name() + "", "", key));
    old.columns().values().forEach(column -> column(column, old, now));
    now.columns().keySet().stream()
        .filter(name -> !old.columns().containsKey(name) && !old.forbidden().contains(name))
        .forEach(name -> add(Kind.COLUMN_ADDED, old.name() + "." + name, "", ""));
    forbidden(old, now);
  }

  private void forbidden(Table old, Table now) {
    old.forbidden().stream()
        .filter(name -> !now.forbidden().contains(name))
        .forEach(name -> add(Kind.COLUMN_ALLOWED, old.name() + "." + name, "", ""));
    now.forbidden().stream()
        .filter(name -> !old.forbidden().contains(name))
        .forEach(name -> add(Kind.COLUMN_FORBIDDEN, old.name() + "." + name, "", ""));
  }

  /** The row itself goes as before, and for each who owned it or a part of it. */
  private static boolean endsAtLeastAsMuch(Table old, Table now) {
    boolean row =
        old.ownRow().isEmpty()
            || now.ownRow().filter(AtExpiry.DELETE::equals).isPresent()
            || old.ownRow().equals(now.ownRow());
    return row
        && old.key().equals(now.key())
        && old.links().stream()
            .allMatch(was -> now.links().stream().anyMatch(is -> endsAtLeastAsMuch(was, is)));
  }

  private static boolean endsAtLeastAsMuch(Link was, Link is) {
    boolean row = is.atExpiry() == AtExpiry.DELETE || was.atExpiry() == is.atExpiry();
    boolean columns =
        is.atExpiry() == AtExpiry.DELETE
            || (was.owns().isEmpty() ? is.owns().isEmpty() : is.owns().containsAll(was.owns()));
    return was.via().equals(is.via()) && row && columns && wholeIfItWas(was, is);
  }

  /** Only through a row that is owned as a whole do others belong to the same person. */
  private static boolean wholeIfItWas(Link was, Link is) {
    return !was.owns().isEmpty() || is.owns().isEmpty();
  }

  private void column(Column old, Table before, Table after) {
    String at = before.name() + "." + old.name();
    Column now = after.columns().get(old.name());
    if (now == null) {
      if (!after.forbidden().contains(old.name())) {
        add(Kind.COLUMN_REMOVED, at, "", "");
      }
      return;
    }
    if (old.precision() != now.precision() || !old.zone().equals(now.zone())) {
      add(Kind.COLUMN_READ, at, read(old), read(now));
    }
    if (old.is() != now.is()) {
      add(Kind.COLUMN_CLASS, at, old.is().word(), now.is().word());
    }
    if (isEmptied(old) && !isEmptied(now) && blanks(before)) {
      add(Kind.COLUMN_KEPT, at, "", "");
    }
  }

  private static boolean isEmptied(Column column) {
    return EMPTIED.contains(column.is()) || column.blankWith().isPresent();
  }

  private static boolean blanks(Table table) {
    return Stream.concat(table.ownRow().stream(), table.links().stream().map(Link::atExpiry))
        .anyMatch(AtExpiry.BLANK::equals);
  }

  private void guard(Table table, Link was, Link is) {
    if (was.via().equals(is.via()) && was.guard() != is.guard()) {
      add(
          Kind.TABLE_GUARD,
          table.name() + "." + was.column(),
          was.guard().word(),
          is.guard().word());
    }
  }

  private static String read(Column column) {
    return (column.precision() == Column.Precision.MONTH ? "month" : "day")
        + column.zone().map(zone -> ", " + zone).orElse("");
  }

  private static String belongs(Table table) {
    return Stream.concat(
            table.ownRow().stream().map(AtExpiry::word),
            table.links().stream()
                .map(link -> "%s %s %s".formatted(link.via(), link.atExpiry().word(), link.owns())))
        .collect(Collectors.joining("; "));
  }

  private void add(Kind kind, String at, String old, String now) {
    changes.add(new Change(kind, at, old, now));
  }
}
