package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.KEY;
import static dev.lethe.config.policy.Category.LINK;
import static dev.lethe.config.policy.Guard.TRIGGER;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashSet;
import java.util.Set;

/** Links name what exists, and lead somewhere. */
final class LinkCheck {
  private LinkCheck() {}

  static void examine(Draft draft) {
    for (DraftTable table : draft.tables().values()) {
      String place = "tables." + table.name();
      Set<String> seen = new HashSet<>();
      for (DraftLink link : table.links()) {
        ends(draft, table, link, place);
        cycle(draft, table, link, place);
        guard(draft, link, place);
        if (!seen.add(link.via())) {
          draft
              .problems()
              .add(
                  link.line(),
                  "Duplicate link '%s' in %s: keep one of them.".formatted(link.via(), place));
        }
      }
    }
  }

  private static void ends(Draft draft, DraftTable table, DraftLink link, String place) {
    ArrowText arrow = link.arrow();
    if (draft.column(table, arrow.column(), link.line(), place)) {
      category(draft, table, link, place);
    }
    draft
        .table(arrow.parent().toString(), link.line(), place)
        .ifPresent(parent -> draft.column(parent, arrow.parentColumn(), link.line(), place));
  }

  private static void category(Draft draft, DraftTable table, DraftLink link, String place) {
    String column = link.arrow().column();
    if (!table.isOneOf(column, LINK, KEY)) {
      draft
          .problems()
          .add(
              link.line(),
              "Invalid link '%s' in %s: column '%s' is classified as %s. Classify it as link."
                  .formatted(link.via(), place, column, table.category(column)));
    }
  }

  private static void cycle(Draft draft, DraftTable table, DraftLink link, String place) {
    TableName parent = link.arrow().parent();
    if (draft.ownersOf(parent).contains(table.name())) {
      draft
          .problems()
          .add(
              link.line(),
              "Link cycle through '%s' in %s: the rows of %s would belong to each other without end. Remove one of the links."
                  .formatted(link.via(), place, table.name()));
    }
  }

  /**
   * A row that points here may come while this one is not yet read: a trigger here sees nothing.
   */
  private static void guard(Draft draft, DraftLink link, String place) {
    boolean byTrigger =
        link.written().text("guard").map(Scalar::text).filter(TRIGGER.word()::equals).isPresent();
    if (byTrigger && link.arrow().reversed()) {
      draft
          .problems()
          .add(
              link.line(),
              "Cannot guard '%s' in %s by a trigger: the rows that may come are those of %s. Write guard: sweep, or leave 'guard' out."
                  .formatted(link.via(), place, link.arrow().parent()));
    }
  }

  /** Columns that a link owns. */
  static Set<String> owned(DraftLink link) {
    Set<String> owned = new HashSet<>();
    link.written().texts("owns").stream().map(Scalar::text).forEach(owned::add);
    return owned;
  }
}
