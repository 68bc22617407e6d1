package dev.lethe.jobs.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Values that are drawn from what the file offers. */
final class ChoiceExpressions {

  private ChoiceExpressions() {}

  /** {@code {one-of: [a, b]}} or {@code {one-of: {a: 70, b: 30}}}; a and b are expressions. */
  static Expression oneOf(Node node, ExpressionReader reader) {
    node.only("one-of");
    Weighted<Expression> choices = choices(node.get("one-of"), reader);
    Draw draw = reader.draw(node);
    return row -> choices.pick(draw.unit(row.key())).of(row);
  }

  private static Weighted<Expression> choices(Node node, ExpressionReader reader) {
    if (node.isList()) {
      List<Expression> equal = node.items().stream().map(reader::read).toList();
      return new Weighted<>(equal, equal.stream().map(choice -> 1.0).toList());
    }
    Map<String, Node> weights = node.entries();
    return new Weighted<>(
        weights.entrySet().stream()
            .map(choice -> Template.read(choice.getValue(), choice.getKey(), reader))
            .toList(),
        weights.values().stream().map(Node::number).toList());
  }

  /** {@code {in-turn: [a, b, c]}}: no value twice among the first rows of one parent. */
  static Expression inTurn(Node node, ExpressionReader reader) {
    node.only("in-turn");
    List<Expression> turns = node.get("in-turn").items().stream().map(reader::read).toList();
    Draw draw = reader.draw(node);
    return row -> {
      long start = draw.between(row.member().number(), 0, turns.size() - 1);
      return turns.get((int) ((start + row.ordinal()) % turns.size())).of(row);
    };
  }

  /** {@code {first: a, then: b}}: a for the first row of a parent, b for the others. */
  static Expression first(Node node, ExpressionReader reader) {
    node.only("first", "then");
    Expression first = reader.read(node.get("first"));
    Expression then = reader.read(node.get("then"));
    return row -> row.ordinal() == 0 ? first.of(row) : then.of(row);
  }

  /** {@code {sometimes: a, of-100: 60}}: NULL for the other 40 of 100. */
  static Expression sometimes(Node node, ExpressionReader reader) {
    node.only("sometimes", "of-100");
    Expression value = reader.read(node.get("sometimes"));
    double share = node.get("of-100").number() / 100;
    Draw draw = reader.draw(node);
    return row -> draw.unit(row.key()) < share ? value.of(row) : null;
  }

  /** {@code {number: [500, 250000], step: 500}}, both ends included. */
  static Expression number(Node node, ExpressionReader reader) {
    node.only("number", "step");
    long step = node.find("step").map(Node::whole).orElse(1L);
    long from = node.get("number").items().get(0).whole() / step;
    long to = node.get("number").items().get(1).whole() / step;
    Draw draw = reader.draw(node);
    return row -> step * draw.between(row.key(), from, to);
  }

  /** {@code {uuid: table}}: the same for every row below one row of that table. */
  static Expression uuid(Node node, ExpressionReader reader) {
    node.only("uuid");
    String table = node.get("uuid").text();
    Draw high = reader.draw(node, "high");
    Draw low = reader.draw(node, "low");
    return row -> uuid(high.bits(row.in(table).key()), low.bits(row.in(table).key()));
  }

  /** {@code {fake: "#{Name.lastName}", locale: en-NG}}: Datafaker in another locale. */
  static Expression fake(Node node, ExpressionReader reader) {
    node.only("fake", "locale");
    Locale locale = Locale.forLanguageTag(node.get("locale").text());
    return reader.fake(node, node.get("fake").text(), locale);
  }

  /** Version 4 and variant 2, as RFC 9562 writes them. */
  private static UUID uuid(long high, long low) {
    return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(0b11L << 62)) | (0b10L << 62));
  }
}
