package dev.lethe.jobs.source;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * The last day on which something may have begun and still be due: the greatest day {@code d} with
 * {@code d + keep < asOf}. Adding a calendar period never reverses the order of two days, so every
 * earlier day is due and every later one is not. The period is added to the start and never
 * subtracted from today: at the ends of months the two differ by up to three days. The day of the
 * event is not counted (Regulation (EEC, Euratom) 1182/71, art. 3).
 */
public record Cutoff(LocalDate lastDueDay) {
  /** More than months of different lengths can move a day. */
  private static final int SLACK_DAYS = 40;

  public static Cutoff of(Period keep, LocalDate asOf) {
    LocalDate day = asOf.minus(keep).plusDays(SLACK_DAYS);
    while (!day.plus(keep).isBefore(asOf)) {
      day = day.minusDays(1);
    }
    return new Cutoff(day);
  }

  /** For what begins with the last day of a month: the last month that is over by then. */
  Cutoff ofWholeMonths() {
    LocalDate next = lastDueDay.plusDays(1);
    return next.getDayOfMonth() == 1 ? this : new Cutoff(next.withDayOfMonth(1).minusDays(1));
  }

  /**
   * What happened before this moment is due; the value compares with a column of {@code moment}.
   */
  Object boundFor(LiveColumn.Moment moment, ZoneId zone) {
    LocalDate firstKept = lastDueDay.plusDays(1);
    return switch (moment) {
      case DATE -> firstKept;
      case LOCAL -> firstKept.atStartOfDay();
      case INSTANT -> firstKept.atStartOfDay(zone).toOffsetDateTime();
    };
  }

  /** The same for a column without zone that was written in another zone than the controller's. */
  Object boundFor(LiveColumn.Moment moment, ZoneId controller, ZoneId column) {
    return moment == LiveColumn.Moment.LOCAL
        ? lastDueDay
            .plusDays(1)
            .atStartOfDay(controller)
            .withZoneSameInstant(column)
            .toLocalDateTime()
        : boundFor(moment, controller);
  }
}
