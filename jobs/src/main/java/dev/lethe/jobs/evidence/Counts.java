package dev.lethe.jobs.evidence;

/**
 * How many rows of one table a rule looked at, and what became of those that were due. In the
 * rule's own table a row is a subject; elsewhere it is a row, or a part of one, that a subject
 * owns.
 *
 * @param returned came back between plan and apply
 * @param deferred due, but left to the next run: a limit of the run was reached, or a decision is
 *     open
 */
public record Counts(
    long examined,
    long due,
    long done,
    long returned,
    long held,
    long restricted,
    long failed,
    long quarantined,
    long deferred) {
  public Counts {
    Shape.notNegative("n_examined", examined);
    Shape.notNegative("n_done", done);
    Shape.notNegative("n_returned", returned);
    Shape.notNegative("n_held", held);
    Shape.notNegative("n_restricted", restricted);
    Shape.notNegative("n_failed", failed);
    Shape.notNegative("n_quarantined", quarantined);
    Shape.notNegative("n_deferred", deferred);
    long sum = done + returned + held + restricted + failed + quarantined + deferred;
    if (due != sum) {
      throw new IllegalArgumentException(
          "Invalid counts: %d due, but %d done + returned + held + restricted + failed + quarantined + deferred"
              .formatted(due, sum));
    }
    if (due > examined) {
      throw new IllegalArgumentException(
          "Invalid counts: %d due of %d examined".formatted(due, examined));
    }
  }
}
