package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;

/**
 * A column that points at another table's key.
 *
 * @param declared by a foreign key; otherwise guessed from names and tried on a sample
 * @param checked values of the sample that were looked for; 0 where declared, or without rows
 * @param orphans how many of them were not found
 */
record Relation(
    TableName child,
    String column,
    TableName parent,
    String parentColumn,
    boolean declared,
    long checked,
    long orphans) {

  static Relation guessed(TableName child, String column, TableName parent, String parentColumn) {
    return new Relation(child, column, parent, parentColumn, false, 0, 0);
  }

  Relation tried(long checkedNow, long orphansNow) {
    return new Relation(child, column, parent, parentColumn, declared, checkedNow, orphansNow);
  }

  double orphanShare() {
    return checked == 0 ? 0 : (double) orphans / checked;
  }

  /** What trying it on the sample gave. */
  Remark trial() {
    if (checked == 0) {
      return Remark.of("trial.none");
    }
    return orphans == 0
        ? Remark.of("trial.all", checked)
        : Remark.of("trial.some", Profile.percent(orphanShare()), checked);
  }

  boolean isToItself() {
    return child.equals(parent);
  }

  /** As the policy writes a link. */
  String arrow() {
    return "%s -> %s.%s".formatted(column, parent, parentColumn);
  }

  /** As the policy writes the link the other way round, on the parent. */
  String reversedArrow() {
    return "%s <- %s.%s".formatted(parentColumn, child, column);
  }

  /** Whether the column's name says that the person worked on the row without owning it. */
  boolean isHandlers() {
    return Dictionary.LINKS.meaning(column).filter("handler"::equals).isPresent();
  }

  /** Whether the column's name says that the person wrote the row. */
  boolean isAuthors() {
    return Dictionary.LINKS.meaning(column).filter("author"::equals).isPresent();
  }
}
