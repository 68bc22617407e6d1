package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import java.util.List;

/**
 * One way in which rows of a table belong to others.
 *
 * @param column of the owned table
 * @param owns what is emptied while the row stays; empty: the row goes
 */
record LinkDraft(
    Relation relation, boolean reversed, String column, TableName parent, List<String> owns) {
  LinkDraft {
    owns = List.copyOf(owns);
  }

  /** The row goes with what it points at. */
  static LinkDraft deleting(Relation relation) {
    return emptying(relation, List.of());
  }

  static LinkDraft emptying(Relation relation, List<String> owns) {
    return new LinkDraft(relation, false, relation.column(), relation.parent(), owns);
  }

  /** The row goes when nothing points at it any more. */
  static LinkDraft shared(Relation relation) {
    return new LinkDraft(relation, true, relation.parentColumn(), relation.child(), List.of());
  }

  boolean deletes() {
    return owns.isEmpty();
  }

  String via() {
    return reversed ? relation.reversedArrow() : relation.arrow();
  }
}
