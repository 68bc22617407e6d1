package dev.lethe.jobs.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables of a population, and what each history changes in them. */
final class ShapeReader {
  private final Node population;
  private final Population members;
  private final ExpressionReader expressions;
  private final Map<String, Shape> known = new HashMap<>();

  ShapeReader(Node population, Population members, ExpressionReader expressions) {
    this.population = population;
    this.members = members;
    this.expressions = expressions;
  }

  void readAll() {
    population.get("tables").entries().forEach(this::readOne);
    checkHistories();
  }

  private void readOne(String name, Node node) {
    node.only("per", "rows", "stored", "columns", "let");
    Optional<Shape> parent = node.find("per").map(this::parent);
    Map<String, Node> cells = new LinkedHashMap<>(node.get("columns").entries());
    List<String> columns = List.copyOf(cells.keySet());
    node.find("let").ifPresent(let -> cells.putAll(let.entries()));
    List<Variant> variants =
        new VariantReader(population.get("histories"), expressions)
            .variants(name, cells, node.find("rows"));
    Shape shape =
        new Shape(
            node,
            name,
            parent,
            node.find("stored").isEmpty(),
            columns,
            positions(cells),
            variants,
            stride(variants),
            expressions.draw(node, "rows"));
    known.put(name, shape);
    members.add(shape);
  }

  private Shape parent(Node node) {
    Shape parent = known.get(node.text());
    if (parent == null) {
      throw node.wrong("'" + node.text() + "' does not stand before it", "Put it first");
    }
    return parent;
  }

  private static Map<String, Integer> positions(Map<String, Node> cells) {
    Map<String, Integer> positions = new HashMap<>();
    cells.keySet().forEach(column -> positions.put(column, positions.size()));
    return positions;
  }

  private static int stride(List<Variant> variants) {
    int most =
        variants.stream()
            .flatMap(variant -> variant.rows().things().stream())
            .mapToInt(rows -> rows)
            .max()
            .orElse(0);
    return most + (variants.stream().anyMatch(variant -> variant.extra().isPresent()) ? 1 : 0);
  }

  /** A history that changes a table which does not exist would be an ordinary one, unnoticed. */
  private void checkHistories() {
    for (Node history : population.get("histories").entries().values()) {
      for (String part : List.of("set", "rows", "extra", "expected")) {
        history.find(part).filter(Node::isMap).ifPresent(this::checkTables);
      }
    }
  }

  private void checkTables(Node part) {
    part.entries()
        .forEach(
            (table, node) -> {
              if (!known.containsKey(table) && !table.equals("others")) {
                throw node.wrong("there is no table '" + table + "'", "Name a table");
              }
            });
  }
}
