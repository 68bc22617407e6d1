package dev.lethe.anonymizer.pseudonym;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of the calendar with keys of its own. Epochs of one length follow each other without a
 * gap from 2001-01-01, a Monday: {@code P1Y} is a calendar year, {@code P3M} a quarter, {@code P1W}
 * a week from Monday to Sunday.
 *
 * @param length longer than nothing
 * @param begins first day, in the controller's zone
 */
public record Epoch(Period length, LocalDate begins) {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

  /**
   * The epoch that a day lies in.
   *
   * @throws IllegalArgumentException where the length is no length
   */
  public static Epoch of(Period length, LocalDate day) {
    if (!FIRST.plus(length).isAfter(FIRST) || length.isNegative()) {
      throw new IllegalArgumentException("Invalid epoch: must be longer than nothing");
    }
    int number = (int) (ChronoUnit.DAYS.between(FIRST, day) / longest(length));
    while (day.isBefore(begin(length, number))) {
      number--;
    }
    while (!day.isBefore(begin(length, number + 1))) {
      number++;
    }
    return new Epoch(length, begin(length, number));
  }

  /** The first day of the next. */
  public LocalDate ends() {
    return begins.plus(length);
  }

  /** The day is not in it any more. */
  public boolean isOver(LocalDate today) {
    return !today.isBefore(ends());
  }

  private static LocalDate begin(Period length, int number) {
    return FIRST.plus(length.multipliedBy(number));
  }

  /** In days, rounded up: a first guess that is never too far. */
  @SuppressWarnings("JavaPeriodGetDays") // its months stand beside
  private static long longest(Period length) {
    return length.toTotalMonths() * 31 + length.getDays();
  }

  /** As file names and reports write it: {@code P1Y-2026-01-01}. */
  @Override
  public String toString() {
    return length + "-" + begins;
  }
}
