package dev.lethe.config.policy;

/** The checks of Lethe that a clause may rest on. */
public enum Check {
  /** A column nobody classified stops the run (KM-01 and its like). */
  EVERY_COLUMN_CLASSIFIED("every-column-classified"),
  /** Hits without a recorded choice, or with a refusal, are counted nowhere. */
  CONSENT_HONOURED("consent-honoured"),
  /** The warehouse has no other traffic columns than the figures the policy names. */
  ONLY_NAMED_FIGURES("only-named-figures"),
  /** Every table that belongs to people is reached by a rule. */
  NO_TABLE_WITHOUT_RULE("no-table-without-rule"),
  /** Nothing about a retired person leaves but counts of groups. */
  AGGREGATES_ONLY("aggregates-only"),
  /** Only the listed types of hold, each with a review date. */
  LISTED_HOLDS_ONLY("listed-holds-only"),
  /** After a run nothing due is left, and no residue in what can be reached. */
  VERIFIED_AFTER_RUN("verified-after-run"),
  /** Who keeps something about an erased row is asked to erase it, and owes a receipt. */
  RECIPIENTS_TOLD("recipients-told"),
  /** Free text is destroyed and enters no statistic. */
  FREE_TEXT_NEVER_PUBLISHED("free-text-never-published"),
  /** What is already collected is kept no longer than the version applied before promised. */
  NEVER_LENGTHENED("never-lengthened"),
  /** What the policy lists under never-store is searched for before every plan. */
  NEVER_STORED("never-stored"),
  /** Every store is declared, and declared to be in the policy's regions. */
  STAYS_IN_REGION("stays-in-region"),
  /** Operations must confirm in time that no backup holds what was erased. */
  BACKUPS_FOLLOW("backups-follow"),
  /** A request is registered with the day of its answer; one that is overdue is an alarm. */
  REQUESTS_BY_DEADLINE("requests-by-deadline"),
  /** Export, erasure, restriction and opposition are carried out on a person's word. */
  REQUESTS_CARRIED_OUT("requests-carried-out"),
  /** What a deceased person had decided is carried out, and comes before the rules. */
  DIRECTIVES_CARRIED_OUT("directives-carried-out");

  private final String word;

  Check(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
