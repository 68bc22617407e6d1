package dev.lethe.jobs.evidence;

/** Physical rows that the database reported as changed. */
public record Rows(long deleted, long blanked) {
  public Rows {
    Shape.notNegative("rows_deleted", deleted);
    Shape.notNegative("rows_blanked", blanked);
  }
}
