package dev.lethe.config.explain;

import java.time.Duration;
import java.time.Period;
import java.util.StringJoiner;

/** Periods and durations in words: {@code 1 an et 6 mois}. */
final class Span {
  private final String and;
  private final String[] units;

  /**
   * Words of a language.
   *
   * @param units year, years, month, months, day, days, hour, hours, minute, minutes, second,
   *     seconds
   */
  Span(String and, String... units) {
    this.and = and;
    this.units = units.clone();
  }

  String words(Period period) {
    StringJoiner words = new StringJoiner(and);
    add(words, period.getYears(), 0);
    add(words, period.getMonths(), 2);
    add(words, period.getDays(), 4);
    return words.toString();
  }

  String words(Duration duration) {
    StringJoiner words = new StringJoiner(and);
    add(words, duration.toHours(), 6);
    add(words, duration.toMinutesPart(), 8);
    add(words, duration.toSecondsPart(), 10);
    return words.toString();
  }

  private void add(StringJoiner words, long count, int unit) {
    if (count != 0) {
      words.add(count + " " + units[count == 1 ? unit : unit + 1]);
    }
  }
}
