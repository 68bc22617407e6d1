package dev.lethe.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The day on which the demo is judged, and the zone in which its days begin. */
record Almanac(LocalDate asOf, ZoneId zone) {
  private static final int SIX = 6 * 3600;
  private static final int TEN_IN_THE_EVENING = 22 * 3600;

  Span span(Node node) {
    return Span.read(node, asOf);
  }

  Instant moment(Span span, Draw days, Draw times, long key) {
    LocalTime time = span.at().orElseGet(() -> awake(times, key));
    return span.day(days, key).atTime(time).atZone(zone).toInstant();
  }

  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private static LocalTime awake(Draw times, long key) {
    return LocalTime.ofSecondOfDay(times.between(key, SIX, TEN_IN_THE_EVENING - 1));
  }
}
