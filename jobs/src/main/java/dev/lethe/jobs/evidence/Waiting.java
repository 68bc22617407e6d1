package dev.lethe.jobs.evidence;

/**
 * How a register of what must be done by a day stands.
 *
 * @param open waiting, whether late or not
 * @param pressing of these, past the day of the first alarm and not late yet
 * @param overdue of these, past the last day
 * @param oldestDays days since the oldest came; 0 where none waits
 */
public record Waiting(long open, long pressing, long overdue, long oldestDays) {
  public static final Waiting NOTHING = new Waiting(0, 0, 0, 0);

  public Waiting {
    Shape.notNegative("open", open);
    Shape.notNegative("pressing", pressing);
    Shape.notNegative("overdue", overdue);
    Shape.notNegative("oldest days", oldestDays);
    if (pressing + overdue > open) {
      throw new IllegalArgumentException(
          "Invalid register: %d pressing and %d overdue of %d open"
              .formatted(pressing, overdue, open));
    }
  }
}
