package dev.lethe.config.policy;

/**
 * What keeps a new child row from appearing unseen where the relation has no foreign key; the
 * strongest first.
 */
public enum Guard {
  /** A trigger on the child table, which waits for the eraser and then refuses the row. */
  TRIGGER("trigger"),
  /** {@code SHARE ROW EXCLUSIVE} on the child table for each chunk. */
  LOCK("lock"),
  /** Best effort, then the sweep of the verification step. */
  SWEEP("sweep");

  private final String word;

  Guard(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
