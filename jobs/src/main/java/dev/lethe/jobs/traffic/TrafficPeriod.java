package dev.lethe.jobs.traffic;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import dev.lethe.config.policy.Traffic.PeriodKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day, or a week from Monday to Sunday, as the controller's clocks show it: 23 or 25 hours belong
 * to a day on which they change.
 */
public record TrafficPeriod(PeriodKind kind, LocalDate firstDay, ZoneId zone) {
  public TrafficPeriod {
    if (!firstDay.equals(firstDayOf(kind, firstDay))) {
      throw new IllegalArgumentException("Invalid first day of a week: " + firstDay);
    }
  }

  public static TrafficPeriod containing(LocalDate day, PeriodKind kind, ZoneId zone) {
    return new TrafficPeriod(kind, firstDayOf(kind, day), zone);
  }

  private static LocalDate firstDayOf(PeriodKind kind, LocalDate day) {
    return switch (kind) {
      case DAY -> day;
      case WEEK -> day.with(previousOrSame(MONDAY));
    };
  }

  public LocalDate lastDay() {
    return nextFirstDay().minusDays(1);
  }

  public TrafficPeriod next() {
    return new TrafficPeriod(kind, nextFirstDay(), zone);
  }

  private LocalDate nextFirstDay() {
    return switch (kind) {
      case DAY -> firstDay.plusDays(1);
      case WEEK -> firstDay.plusWeeks(1);
    };
  }

  public Span span() {
    return new Span(
        firstDay.atStartOfDay(zone).toInstant(), nextFirstDay().atStartOfDay(zone).toInstant());
  }

  /** Whether nothing more can happen in it; a period that still runs has no figures yet. */
  public boolean endedBy(Instant instant) {
    return !instant.isBefore(span().until());
  }

  /** Such as {@code week-2026-03-16}: safe in the name of a file. */
  String label() {
    return kind.word() + "-" + firstDay;
  }
}
