package dev.lethe.config.policy;

/** What becomes of the rows, or parts of rows, that a retired person owns. */
public enum AtExpiry {
  DELETE("delete"),
  /** The row stays because others depend on it; the owned columns are emptied. */
  BLANK("blank"),
  /** The row leaves the table; its minimal columns go to the intermediate archive. */
  ARCHIVE("archive");

  private final String word;

  AtExpiry(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
