package dev.lethe.warehouse.traffic;

import java.time.LocalDate;

/** A published period, in days of the controller's zone; {@code end} is its last day. */
public record TrafficPeriod(LocalDate start, LocalDate end) {
  public TrafficPeriod {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("Invalid period: %s is before %s".formatted(end, start));
    }
  }
}
