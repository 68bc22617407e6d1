package dev.lethe.jobs.evidence;

/**
 * Physical rows that the database reported as changed.
 *
 * @param archived left their table for the intermediate archive; none of them is among the deleted
 * @param pseudonymised stayed with pseudonyms in place of identifiers; still personal data
 */
public record Rows(long deleted, long blanked, long archived, long pseudonymised) {
  public Rows {
    Shape.notNegative("rows_deleted", deleted);
    Shape.notNegative("rows_blanked", blanked);
    Shape.notNegative("rows_archived", archived);
    Shape.notNegative("rows_pseudonymised", pseudonymised);
  }

  public Rows(long deleted, long blanked) {
    this(deleted, blanked, 0, 0);
  }

  public Rows(long deleted, long blanked, long archived) {
    this(deleted, blanked, archived, 0);
  }

  /** All that a rule was done with. */
  public long all() {
    return deleted + blanked + archived + pseudonymised;
  }
}
