package dev.lethe.jobs.evidence;

/**
 * Physical rows that the database reported as changed.
 *
 * @param archived left their table for the intermediate archive; none of them is among the deleted
 */
public record Rows(long deleted, long blanked, long archived) {
  public Rows {
    Shape.notNegative("rows_deleted", deleted);
    Shape.notNegative("rows_blanked", blanked);
    Shape.notNegative("rows_archived", archived);
  }

  public Rows(long deleted, long blanked) {
    this(deleted, blanked, 0);
  }

  /** All that a rule was done with. */
  public long all() {
    return deleted + blanked + archived;
  }
}
