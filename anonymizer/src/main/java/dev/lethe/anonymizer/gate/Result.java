package dev.lethe.anonymizer.gate;

/** What an attack found. Only PASS opens the gate. */
public enum Result {
  PASS,
  FAIL,
  /** The attack ran but could not decide; it blocks as FAIL does. */
  INCONCLUSIVE
}
