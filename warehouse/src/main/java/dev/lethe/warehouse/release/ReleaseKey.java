package dev.lethe.warehouse.release;

import java.time.LocalDate;

/**
 * What is published at most once.
 *
 * @param period first day of the period, ISO date; for counts of retired people the as-of date
 */
public record ReleaseKey(String controller, String table, String period) {
  public ReleaseKey {
    LocalDate.parse(period);
  }

  public static ReleaseKey of(String controller, String table, LocalDate start) {
    return new ReleaseKey(controller, table, start.toString());
  }

  public LocalDate start() {
    return LocalDate.parse(period);
  }

  /** Such as {@code kiosk/retired_people/2026-11-22}. */
  @Override
  public String toString() {
    return controller + "/" + table + "/" + period;
  }
}
