package dev.lethe.jobs.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of rows: one's own, or other people's. */
final class LinkExpressions {

  private LinkExpressions() {}

  /** {@code {key: listings}}: the key of this row, or of the row of that table above it. */
  static Expression key(Node node, ExpressionReader reader) {
    node.only("key");
    String table = node.get("key").text();
    return row -> row.in(table).key();
  }

  /**
   * {@code {other: users, joined-by: sent_at}}: another member. Also {@code awake-at}: one who has
   * joined by then and has not fallen silent yet; {@code history}: one of these; {@code distinct:
   * true}: for the rows of one parent, never the same twice. NULL when no one is found.
   */
  static Expression other(Node node, ExpressionReader reader) {
    node.only("other", "joined-by", "awake-at", "history", "distinct");
    Others others =
        new Others(
            reader.world().population(node, node.get("other").text()),
            node.find("history").map(Node::text),
            node.find("distinct").isPresent(),
            reader.draw(node));
    Optional<String> joinedBy = node.find("joined-by").map(Node::text);
    Optional<String> awakeAt = node.find("awake-at").map(Node::text);
    return row ->
        others.find(row, joinedBy.or(() -> awakeAt).map(row::value), awakeAt.map(row::value));
  }

  /**
   * {@code {row-of: listings, whose: seller, made: published_at, by: placed_at}}: the key of a row
   * that this member had by then; of several members ({@code whose: [a, b]}) the first who had one.
   */
  static Expression rowOf(Node node, ExpressionReader reader) {
    node.only("row-of", "whose", "made", "by");
    Shape shape = reader.world().shape(node, node.get("row-of").text());
    Node whose = node.get("whose");
    List<String> owners =
        whose.isList() ? whose.items().stream().map(Node::text).toList() : List.of(whose.text());
    String made = node.get("made").text();
    String by = node.get("by").text();
    Population population = reader.world().populationOf(shape);
    Draw draw = reader.draw(node);
    return row -> {
      for (String owner : owners) {
        List<Long> keys = keys(shape, population, row.value(owner), made, row.value(by));
        if (!keys.isEmpty()) {
          return keys.get((int) draw.between(row.key(), 0, keys.size() - 1));
        }
      }
      return null;
    };
  }

  private static List<Long> keys(
      Shape shape,
      Population population,
      @Nullable Object owner,
      String made,
      @Nullable Object by) {
    List<Long> keys = new ArrayList<>();
    if (owner instanceof Long number && by instanceof Instant limit) {
      shape.rows(
          population.member(number),
          row -> {
            if (row.value(made) instanceof Instant at && !at.isAfter(limit)) {
              keys.add(row.key());
            }
          });
    }
    return keys;
  }
}
