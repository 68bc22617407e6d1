package dev.lethe.jobs.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads what a file says about a value: null, a {@linkplain Template text}, or a mapping whose
 * first key names the kind.
 */
final class ExpressionReader {
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("key", LinkExpressions::key),
          Map.entry("other", LinkExpressions::other),
          Map.entry("row-of", LinkExpressions::rowOf),
          Map.entry("at", TimeExpressions::at),
          Map.entry("when", TimeExpressions::when),
          Map.entry("day", TimeExpressions::day),
          Map.entry("after", TimeExpressions::after),
          Map.entry("follows", TimeExpressions::follows),
          Map.entry("age", AgeExpressions::age),
          Map.entry("younger-than", AgeExpressions::youngerThan),
          Map.entry("one-of", ChoiceExpressions::oneOf),
          Map.entry("in-turn", ChoiceExpressions::inTurn),
          Map.entry("first", ChoiceExpressions::first),
          Map.entry("sometimes", ChoiceExpressions::sometimes),
          Map.entry("number", ChoiceExpressions::number),
          Map.entry("uuid", ChoiceExpressions::uuid),
          Map.entry("fake", ChoiceExpressions::fake));

  private final long seed;
  private final Locale locale;
  private final Almanac almanac;
  private final World world;
  private final Fakes fakes;

  ExpressionReader(long seed, Locale locale, Almanac almanac, World world) {
    this.seed = seed;
    this.locale = locale;
    this.almanac = almanac;
    this.world = world;
    this.fakes = new Fakes(seed);
  }

  /** One kind of expression, and the keys it takes. */
  @FunctionalInterface
  interface Kind {
    Expression read(Node node, ExpressionReader reader);
  }

  Expression read(Node node) {
    if (node.value() == null) {
      return row -> null;
    }
    return node.isMap() ? kind(node).read(node, this) : Template.read(node, node.text(), this);
  }

  Draw draw(Node node) {
    return Draw.named(seed, node.where());
  }

  Draw draw(Node node, String part) {
    return Draw.named(seed, node.where() + "#" + part);
  }

  Almanac almanac() {
    return almanac;
  }

  World world() {
    return world;
  }

  Expression fake(Node node, String expression, Locale from) {
    List<String> pool = fakes.pool(node, from, expression);
    Draw draw = draw(node, expression);
    return row -> pool.get((int) draw.between(row.key(), 0, pool.size() - 1));
  }

  Locale locale() {
    return locale;
  }

  /** {@code [0, 4]}: each as often; {@code {0: 65, 1: 35}}: weighted; {@code 3}: always. */
  static Weighted<Integer> counts(Node node) {
    if (node.isMap()) {
      Map<String, Node> entries = node.entries();
      return new Weighted<>(
          entries.keySet().stream().map(Integer::valueOf).toList(),
          entries.values().stream().map(Node::number).toList());
    }
    List<Node> ends = node.isList() ? node.items() : List.of(node, node);
    List<Integer> counts =
        IntStream.rangeClosed((int) ends.get(0).whole(), (int) ends.get(1).whole())
            .boxed()
            .toList();
    return new Weighted<>(counts, counts.stream().map(count -> 1.0).toList());
  }

  private static Kind kind(Node node) {
    String first = node.entries().keySet().stream().findFirst().orElse("");
    Kind kind = KINDS.get(first);
    if (kind == null) {
      String known = KINDS.keySet().stream().sorted().collect(Collectors.joining(", "));
      throw node.wrong("'" + first + "' is no kind of value", "Begin with one of " + known);
    }
    return kind;
  }
}
