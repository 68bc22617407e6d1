package dev.lethe.jobs.report;

/** Who may read a page. */
public enum Audience {
  /** The data protection officer's circle: exact figures. */
  DPO,
  /**
   * Everybody else: counts of people and rows under 11 read "&lt; 11", others are rounded to tens,
   * so that no difference of two figures gives a small one away.
   */
  OUTSIDE
}
