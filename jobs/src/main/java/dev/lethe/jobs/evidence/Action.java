package dev.lethe.jobs.evidence;

/** What becomes of the rows of a table that are due. */
public enum Action {
  DELETE,
  /** Counted into a group, then deleted. */
  ANONYMISE,
  /** The row stays, the person's columns are emptied. */
  BLANK,
  /** The row leaves the table; its minimal columns stay in the intermediate archive. */
  ARCHIVE,
  /** The row stays, pseudonyms stand in for identifiers; still personal data. */
  PSEUDONYMISE;

  public String word() {
    return Words.of(this);
  }
}
