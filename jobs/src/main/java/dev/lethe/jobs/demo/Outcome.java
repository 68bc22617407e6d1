package dev.lethe.jobs.demo;

/** What a run as of the demo's day must do with a labelled person or row. */
public enum Outcome {
  KEPT,
  ANONYMISED,
  DELETED,
  /** Gone from its table; what proves something is in the intermediate archive. */
  ARCHIVED,
  /** Due by its clock, but the rule awaits an answer of the DPO. */
  DEFERRED,
  /** Nobody knows when its time began: listed for the DPO, and left alone. */
  QUARANTINED,
  /** Due by its clock; the caller places a hold. */
  HELD,
  /** Due by its clock; the caller places a restriction. */
  RESTRICTED,
  /** Due when the plan is made; {@link DemoPeople#comeBack} is called before it is applied. */
  RETURNED
}
