package dev.lethe.jobs.evidence;

/**
 * Whom a rule asked before it acts, and what came of it, in people. The first half is about those
 * whose period ends soon: {@code due = sent + spared + returned + deferred}. The second is about
 * those whom the rule retired in this run: all of them are in one of the last four.
 *
 * @param due to be asked, and not asked before in their period
 * @param sent written into the outbox for the recipient
 * @param spared refused, frozen, too young or without an address
 * @param returned came back between plan and apply
 * @param deferred not asked in this run: a decision is open, the run ended, or the day was over
 * @param yes explicit answers seen for the first time
 * @param silentDeleted asked, and retired without an answer
 * @param noDeleted asked, and retired after a no
 * @param sparedDeleted retired, and not to be asked
 * @param notInTime retired without having been asked, although they might have been
 */
public record Recontacted(
    long due,
    long sent,
    long spared,
    long returned,
    long deferred,
    long yes,
    long silentDeleted,
    long noDeleted,
    long sparedDeleted,
    long notInTime) {
  public Recontacted {
    Shape.notNegative("recontact_sent", sent);
    Shape.notNegative("recontact_spared", spared);
    Shape.notNegative("recontact_returned", returned);
    Shape.notNegative("recontact_deferred", deferred);
    Shape.notNegative("recontact_yes", yes);
    Shape.notNegative("recontact_silent_deleted", silentDeleted);
    Shape.notNegative("recontact_no_deleted", noDeleted);
    Shape.notNegative("recontact_spared_deleted", sparedDeleted);
    Shape.notNegative("recontact_not_in_time", notInTime);
    if (due != sent + spared + returned + deferred) {
      throw new IllegalArgumentException(
          "Invalid re-contact: %d due, but %d sent + spared + returned + deferred"
              .formatted(due, sent + spared + returned + deferred));
    }
  }

  /** Of those whom the rule retired. */
  public long retired() {
    return silentDeleted + noDeleted + sparedDeleted + notInTime;
  }
}
