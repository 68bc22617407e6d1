package dev.lethe.jobs.evidence;

/** What a line of the run log is about. */
public enum Kind {
  RULE,
  RELEASE,
  TRAFFIC,
  RESIDUAL,
  DECISION,
  KEY,
  RIGHTS;

  /** As the log writes it. */
  public String word() {
    return Words.of(this);
  }
}
