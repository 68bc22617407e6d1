package dev.lethe.jobs.demo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A day, or days of which one is drawn: {@code P3Y} (so long before the as-of day), {@code
 * 2020-02-29}, {@code P9Y to P1M}; with {@code at 23:30}, a fixed local time.
 *
 * @param to not before {@code from}
 * @param at empty: any time from six in the morning to ten in the evening
 */
record Span(LocalDate from, LocalDate to, Optional<LocalTime> at) {

  static Span read(Node node, LocalDate asOf) {
    try {
      List<String> timed = List.of(node.text().split(" at ", 2));
      List<String> days = List.of(timed.get(0).split(" to ", 2));
      LocalDate from = day(days.get(0), asOf);
      LocalDate to = day(days.get(days.size() - 1), asOf);
      if (to.isBefore(from)) {
        throw node.wrong("the first day is the later one", "Write the earlier day first");
      }
      return new Span(from, to, timed.stream().skip(1).findFirst().map(LocalTime::parse));
    } catch (DateTimeException e) {
      throw node.wrong("'" + node.text() + "' is no day", "Write P3Y, 2020-02-29 or P9Y to P1M");
    }
  }

  /** No day after {@code last}. */
  Span notAfter(LocalDate last) {
    return new Span(earlier(from, last), earlier(to, last), at);
  }

  LocalDate day(Draw draw, long key) {
    return LocalDate.ofEpochDay(draw.between(key, from.toEpochDay(), to.toEpochDay()));
  }

  private static LocalDate day(String text, LocalDate asOf) {
    return text.startsWith("P") ? asOf.minus(Period.parse(text)) : LocalDate.parse(text);
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
