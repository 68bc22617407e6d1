package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.Entries;

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

  /** A line about what leaves the archive, on a day that was fixed when it came in. */
  public boolean isPurge() {
    return Entries.areOf(subjectTable);
  }

  /** From 0 to 1. */
  public double share() {
    return examined == 0 ? 0 : (double) due / examined;
  }
}
