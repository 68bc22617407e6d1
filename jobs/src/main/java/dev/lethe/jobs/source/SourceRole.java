package dev.lethe.jobs.source;

/** The roles that {@code lethe install} makes; each step works under the least of them. */
public enum SourceRole {
  /** Reads business tables, writes plans. */
  PLANNER("lethe_planner"),
  /** Deletes and blanks, within an approved plan. */
  APPLIER("lethe_applier"),
  /** Reads Lethe's own counts. */
  AUDITOR("lethe_auditor"),
  /** Reads the intermediate archive and purges it; no other role may look into it. */
  ARCHIVIST("lethe_archivist"),
  /** Hands notices to recipients and notes their receipts; sees no table of the controller's. */
  MESSENGER("lethe_messenger");

  private final String role;

  SourceRole(String role) {
    this.role = role;
  }

  public String role() {
    return role;
  }
}
