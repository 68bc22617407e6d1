package dev.lethe.jobs.report;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** ISO 8601 periods as people say them: {@code P3Y} is "3 ans". */
final class Periods {
  private final Wording wording;

  Periods(Wording wording) {
    this.wording = wording;
  }

  /** What is no ISO 8601 period stays as it is. */
  String text(String iso) {
    try {
      return iso.contains("T") ? hours(Duration.parse(iso)) : calendar(Period.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  private String hours(Duration duration) {
    return duration.toMinutesPart() == 0
        ? unit("hours", duration.toHours())
        : unit("minutes", duration.toMinutes());
  }

  private String calendar(Period period) {
    List<String> parts = new ArrayList<>();
    add(parts, "years", period.getYears());
    add(parts, "months", period.getMonths());
    add(parts, "days", period.getDays());
    return parts.isEmpty() ? unit("days", 0) : String.join(" ", parts);
  }

  private void add(List<String> parts, String unit, long value) {
    if (value != 0) {
      parts.add(unit(unit, value));
    }
  }

  private String unit(String unit, long value) {
    return wording.counted("period-" + unit, value);
  }
}
