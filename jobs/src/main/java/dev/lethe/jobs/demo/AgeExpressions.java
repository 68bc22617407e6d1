package dev.lethe.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Birthdays and what hangs on them. */
final class AgeExpressions {

  private AgeExpressions() {}

  /**
   * {@code {age: {10-12: 2, 13-24: 30}, at-joining: 10}}: a birthday that gives this age, in whole
   * years, on the as-of day; no one joined younger than ten.
   */
  static Expression age(Node node, ExpressionReader reader) {
    node.only("age", "at-joining");
    LocalDate asOf = reader.almanac().asOf();
    Map<String, Node> bands = node.get("age").entries();
    List<Span> spans = bands.entrySet().stream().map(band -> born(band, asOf)).toList();
    List<Double> weights = bands.values().stream().map(Node::number).toList();
    Weighted<Span> ages = new Weighted<>(spans, weights);
    long least = node.get("at-joining").whole();
    Draw band = reader.draw(node, "band");
    Draw day = reader.draw(node, "day");
    return row -> {
      LocalDate joined = reader.almanac().day(row.member().joined());
      Span span = ages.pick(band.unit(row.key()));
      return span.notAfter(joined.minusYears(least)).day(day, row.key());
    };
  }

  private static Span born(Map.Entry<String, Node> band, LocalDate asOf) {
    List<String> ends = List.of(band.getKey().split("-", 2));
    try {
      int youngest = Integer.parseInt(ends.get(0));
      int oldest = Integer.parseInt(ends.get(ends.size() - 1));
      LocalDate from = asOf.minusYears(oldest + 1L).plusDays(1);
      return new Span(from, asOf.minusYears(youngest), Optional.empty());
    } catch (NumberFormatException e) {
      throw band.getValue().wrong("'" + band.getKey() + "' are no ages", "Write 13-24");
    }
  }

  /**
   * {@code {younger-than: 13, born: birth_date, on: created_at, then: value}}: NULL for who was
   * older then, and where the birthday is unknown.
   */
  static Expression youngerThan(Node node, ExpressionReader reader) {
    node.only("younger-than", "born", "on", "then");
    long years = node.get("younger-than").whole();
    String born = node.get("born").text();
    String on = node.get("on").text();
    Expression then = reader.read(node.get("then"));
    return row -> {
      boolean younger =
          row.value(born) instanceof LocalDate birth
              && row.value(on) instanceof Instant at
              && reader.almanac().day(at).isBefore(birth.plusYears(years));
      return younger ? then.of(row) : null;
    };
  }
}
