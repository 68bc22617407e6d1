package dev.lethe.config.diff;

import java.time.LocalDate;
import java.time.Period;

/** Which of two calendar periods ends first, on whatever day both begin. */
final class Periods {
  /** The calendar repeats after 400 years; no century without its leap day is missed in them. */
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private static final LocalDate END = FIRST.plusYears(400);

  private Periods() {}

  /** Whether {@code other} ends later than {@code period} for at least one first day. */
  static boolean canEndLater(Period other, Period period) {
    for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
      if (day.plus(other).isAfter(day.plus(period))) {
        return true;
      }
    }
    return false;
  }
}
