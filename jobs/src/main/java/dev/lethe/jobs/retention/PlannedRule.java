package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.Entries;

/**
 * What one rule found.
 *
 * @param examined rows of the subject's table
 * @param due rows whose time is over, held and restricted ones included
 * @param contacts people who would be asked before their period ends
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
    long deferred,
    long contacts) {

  /** A line about what leaves the archive, on a day that was fixed when it came in. */
  public boolean isPurge() {
    return Entries.areOf(subjectTable);
  }

  /** Of those to be asked, from 0 to 1. */
  public double contactShare() {
    return examined == 0 ? 0 : (double) contacts / examined;
  }

  /** From 0 to 1. */
  public double share() {
    return examined == 0 ? 0 : (double) due / examined;
  }
}
