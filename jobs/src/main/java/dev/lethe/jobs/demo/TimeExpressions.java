package dev.lethe.jobs.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Instants, in whole seconds, and days. */
final class TimeExpressions {

  private TimeExpressions() {}

  /** {@code {at: joined}}, {@code {at: last}} or {@code {at: any}}, between the two. */
  static Expression at(Node node, ExpressionReader reader) {
    node.only("at");
    Draw draw = reader.draw(node);
    return switch (node.get("at").text()) {
      case "joined" -> row -> row.member().joined();
      case "last" -> row -> row.member().last();
      case "any" -> row -> between(draw, row);
      default -> throw node.wrong("this moment is unknown", "Use joined, last or any");
    };
  }

  private static Instant between(Draw draw, Row row) {
    long from = row.member().joined().getEpochSecond();
    long to = row.member().last().getEpochSecond();
    return Instant.ofEpochSecond(draw.between(row.key(), from, to));
  }

  /** {@code {when: P20D}}: an instant on that day. */
  static Expression when(Node node, ExpressionReader reader) {
    node.only("when");
    Span span = reader.almanac().span(node.get("when"));
    Draw days = reader.draw(node, "day");
    Draw times = reader.draw(node, "time");
    return row -> reader.almanac().moment(span, days, times, row.key());
  }

  /** {@code {day: P12Y to P11Y}}: a date. */
  static Expression day(Node node, ExpressionReader reader) {
    node.only("day");
    Span span = reader.almanac().span(node.get("day"));
    Draw draw = reader.draw(node);
    return row -> span.day(draw, row.key());
  }

  /** {@code {after: paid_at, within: PT2H}}; NULL after NULL. */
  static Expression after(Node node, ExpressionReader reader) {
    node.only("after", "within");
    Expression start = reader.read(node.get("after"));
    long seconds = duration(node.get("within")).toSeconds();
    Draw draw = reader.draw(node);
    return row ->
        start.of(row) instanceof Instant from
            ? from.plusSeconds(draw.between(row.key(), 0, seconds))
            : null;
  }

  /** {@code {follows: began, each: [PT5S, PT4M]}}: row after row of one parent, from then on. */
  static Expression follows(Node node, ExpressionReader reader) {
    node.only("follows", "each");
    Expression start = reader.read(node.get("follows"));
    List<Node> gap = node.get("each").items();
    long least = duration(gap.get(0)).toSeconds();
    long most = duration(gap.get(1)).toSeconds();
    Draw draw = reader.draw(node);
    return row -> {
      Instant at = start.of(row) instanceof Instant from ? from : row.member().last();
      long first = row.key() - row.ordinal();
      for (long key = first; key < row.key(); key++) {
        at = at.plusSeconds(draw.between(key, least, most));
      }
      return at;
    };
  }

  private static Duration duration(Node node) {
    try {
      return Duration.parse(node.text());
    } catch (DateTimeParseException e) {
      throw node.wrong("'" + node.text() + "' is no length of time", "Write PT4M");
    }
  }
}
