package dev.lethe.jobs.evidence;

/** What a test against re-identification found. INCONCLUSIVE blocks as FAIL does. */
public enum Verdict {
  PASS,
  FAIL,
  INCONCLUSIVE;

  public String word() {
    return Words.of(this);
  }
}
