package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.KEY;

import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Scalar;

/** What is blanked is named, can be blanked, and nothing is named in vain. */
final class BlankCheck {
  private BlankCheck() {}

  static void examine(Draft draft) {
    for (DraftTable table : draft.tables().values()) {
      table.links().forEach(link -> owns(draft, table, link));
      for (Entry column : table.columns().entries()) {
        table
            .columns()
            .mapping(column.key())
            .text("blank")
            .ifPresent(blank -> replaced(draft, table, column.key(), blank));
      }
    }
  }

  private static void owns(Draft draft, DraftTable table, DraftLink link) {
    String place = "tables." + table.name();
    boolean named = !link.written().items("owns").isEmpty();
    if (link.blanks(table) && !named) {
      draft
          .problems()
          .add(
              link.line(),
              "Incomplete link '%s' in %s: 'at-expiry: blank' empties the columns under 'owns'. Add owns: [...]."
                  .formatted(link.via(), place));
    }
    if (!link.blanks(table) && named) {
      draft
          .problems()
          .add(
              link.line(),
              "Invalid link '%s' in %s: 'owns' has no meaning where the whole row is deleted. Remove it, or write at-expiry: blank."
                  .formatted(link.via(), place));
    }
    link.written().texts("owns").forEach(column -> owned(draft, table, column, place));
  }

  private static void owned(Draft draft, DraftTable table, Scalar column, String place) {
    boolean isKey = table.key().filter(key -> key.text().equals(column.text())).isPresent();
    if (draft.column(table, column, place + ".owns") && isKey) {
      draft
          .problems()
          .add(
              column.line(),
              "Cannot blank column '%s' in %s: it is the key of the row. Remove it from 'owns'."
                  .formatted(column.text(), place));
    }
  }

  private static void replaced(Draft draft, DraftTable table, String column, Scalar blank) {
    String place = "tables.%s.columns.%s".formatted(table.name(), column);
    if (table.category(column).equals(KEY.word())) {
      draft
          .problems()
          .add(blank.line(), "Cannot blank %s: it is a key. Remove 'blank'.".formatted(place));
    } else if (table.linksAreReadable() && !isBlanked(table, column)) {
      draft
          .problems()
          .add(
              blank.line(),
              "Unused 'blank' in %s: no link with at-expiry: blank owns the column. Remove it, or name the column under 'owns'."
                  .formatted(place));
    }
  }

  private static boolean isBlanked(DraftTable table, String column) {
    return table.ownRowBlanks()
        || table.links().stream()
            .anyMatch(link -> link.blanks(table) && LinkCheck.owned(link).contains(column));
  }
}
