package dev.lethe.jobs.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how each history fills a table: as usual, but for {@code set}, {@code rows} and {@code
 * extra}.
 */
record VariantReader(Node histories, ExpressionReader expressions) {

  /** In the order of the histories. */
  List<Variant> variants(String table, Map<String, Node> cells, Optional<Node> rows) {
    Map<String, Expression> usual = new LinkedHashMap<>();
    cells.forEach((column, node) -> usual.put(column, expressions.read(node)));
    Weighted<Integer> usually =
        rows.map(ExpressionReader::counts).orElse(new Weighted<>(List.of(1), List.of(1.0)));
    List<Variant> variants = new ArrayList<>();
    for (Node history : histories.entries().values()) {
      Map<String, Expression> columns =
          of(history, "set", table).map(set -> changed(usual, set)).orElse(usual);
      variants.add(
          new Variant(
              rows(history, table).map(ExpressionReader::counts).orElse(usually),
              List.copyOf(columns.values()),
              of(history, "extra", table)
                  .map(extra -> List.copyOf(changed(columns, extra).values()))));
    }
    return variants;
  }

  private static Optional<Node> rows(Node history, String table) {
    return of(history, "rows", table).or(() -> of(history, "rows", "others"));
  }

  private static Optional<Node> of(Node history, String part, String table) {
    return history.find(part).flatMap(tables -> tables.find(table));
  }

  private Map<String, Expression> changed(Map<String, Expression> usual, Node columns) {
    Map<String, Expression> changed = new LinkedHashMap<>(usual);
    columns
        .entries()
        .forEach(
            (column, node) -> {
              if (changed.put(column, expressions.read(node)) == null) {
                throw node.wrong("the table has no such column", "Name one of its columns");
              }
            });
    return changed;
  }
}
