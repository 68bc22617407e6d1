package dev.lethe.jobs.retention;

/**
 * What one rule found.
 *
 * @param examined rows of the subject's table
 * @param due rows whose time is over, held and restricted ones included
 */
public record PlannedRule(
    int ordinal,
    String rule,
    String subjectTable,
    long examined,
    long due,
    long held,
    long restricted,
    long quarantined,
    long deferred) {

  /** From 0 to 1. */
  public double share() {
    return examined == 0 ? 0 : (double) due / examined;
  }
}
