package dev.lethe.config.policy;

/** What a rule does with a subject that is due. */
public enum Then {
  /** Erase without a trace. */
  DELETE("delete"),
  /** Count the subject into its cell of a release, then erase. */
  ANONYMISE("anonymise"),
  /** Move the minimal columns to the intermediate archive, then erase. */
  ARCHIVE("archive");

  private final String word;

  Then(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
