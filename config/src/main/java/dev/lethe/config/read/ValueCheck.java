package dev.lethe.config.read;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** Values that look right and cannot be: zones, dates, periods, shares. */
final class ValueCheck {
  private static final int MAX_YEARS = 100;
  private static final LocalDate ANY_DAY = LocalDate.EPOCH;

  private ValueCheck() {}

  static void examine(Draft draft) {
    Mapping policy = draft.policy();
    zone(draft, policy.text("zone"), "zone");
    for (DraftTable table : draft.tables().values()) {
      for (Entry column : table.columns().entries()) {
        String place = "tables.%s.columns.%s.zone".formatted(table.name(), column.key());
        zone(draft, table.columns().mapping(column.key()).text("zone"), place);
      }
    }
    policy.mapping("document").text("dated").ifPresent(date -> date(draft, date));
    policy.mappings("rules").forEach(rule -> times(draft, rule));
    duration(draft, policy.mapping("traffic").text("visit-gap"), "traffic.visit-gap");
    limits(draft, policy.mapping("limits"));
  }

  private static void zone(Draft draft, Optional<Scalar> zone, String place) {
    zone.filter(z -> !ZoneId.getAvailableZoneIds().contains(z.text()))
        .ifPresent(
            z ->
                draft.unknown(
                    "zone",
                    z.text(),
                    z.line(),
                    place,
                    "write one of the IANA database, such as Europe/Paris",
                    ZoneId.getAvailableZoneIds()));
  }

  private static void date(Draft draft, Scalar date) {
    try {
      LocalDate.parse(date.text());
    } catch (DateTimeException e) {
      invalid(draft, date, "document.dated", "write a day of the calendar, such as 2021-06-04");
    }
  }

  private static void times(Draft draft, Mapping rule) {
    rule.text("longer-than")
        .ifPresent(
            period -> period(draft, period, place(rule, "longer-than"), "P3Y, or end-of-day"));
    duration(draft, rule.mapping("when").text("within"), place(rule, "when.within"));
  }

  static String place(Mapping rule, String key) {
    return place(rule) + "." + key;
  }

  static String place(Mapping rule) {
    return "rules." + rule.text("id").map(Scalar::text).orElse("(no id)");
  }

  static void period(Draft draft, Scalar written, String place, String example) {
    Period period;
    try {
      period = Period.parse(written.text());
    } catch (DateTimeException e) {
      return; // the schema has said so
    }
    if (period.isZero()) {
      invalid(draft, written, place, "write a period longer than nothing, such as " + example);
    } else if (ANY_DAY.plus(period).isAfter(ANY_DAY.plusYears(MAX_YEARS))) {
      invalid(draft, written, place, "write a period of at most 100 years");
    }
  }

  private static void duration(Draft draft, Optional<Scalar> written, String place) {
    written.ifPresent(
        text -> {
          try {
            if (Duration.parse(text.text()).isZero()) {
              invalid(draft, text, place, "write a duration longer than nothing, such as PT30M");
            }
          } catch (DateTimeException e) {
            // the schema has said so
          }
        });
  }

  private static void limits(Draft draft, Mapping limits) {
    Optional<Double> approve = share(limits.text("approve-above"));
    Optional<Double> refuse = share(limits.text("refuse-above"));
    if (approve.isPresent() && refuse.isPresent() && approve.get() > refuse.get()) {
      limits
          .text("approve-above")
          .ifPresent(a -> invalid(draft, a, "limits.approve-above", "write at most refuse-above"));
    }
  }

  private static Optional<Double> share(Optional<Scalar> percentage) {
    return percentage
        .map(Scalar::text)
        .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,9})?%"))
        .map(Percentage::share);
  }

  private static void invalid(Draft draft, Scalar value, String place, String remedy) {
    draft
        .problems()
        .add(
            value.line(),
            "Invalid value of %s: %s, was %s.".formatted(place, remedy, value.shown()));
  }
}
