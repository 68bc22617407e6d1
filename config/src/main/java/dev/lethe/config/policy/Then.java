package dev.lethe.config.policy;

/** What a rule does with a subject that is due. */
public enum Then {
  /** Erase without a trace. */
  DELETE("delete"),
  /** Count the subject into its cell of a release, then erase. */
  ANONYMISE("anonymise"),
  /** Move the minimal columns to the intermediate archive, then erase. */
  ARCHIVE("archive"),
  /** Replace identifiers; the row stays, and remains personal data until a later rule ends it. */
  PSEUDONYMISE("pseudonymise");

  private final String word;

  Then(String word) {
    this.word = word;
  }

  /** The subject leaves its table, or is blank: the end of it. */
  public boolean retires() {
    return this != PSEUDONYMISE;
  }

  public String word() {
    return word;
  }
}
