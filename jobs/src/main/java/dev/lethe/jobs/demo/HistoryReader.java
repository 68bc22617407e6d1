package dev.lethe.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the histories of a population. What they change in its tables is read with the tables. */
final class HistoryReader {

  private HistoryReader() {}

  static List<History> read(Node population, String table, Almanac almanac) {
    Span joined = almanac.span(population.get("joined"));
    List<History> histories = new ArrayList<>();
    population
        .get("histories")
        .entries()
        .forEach(
            (label, node) ->
                histories.add(one(histories.size(), label, node, table, joined, almanac)));
    return histories;
  }

  private static History one(
      int index, String label, Node node, String table, Span joined, Almanac almanac) {
    node.only("people", "share", "expected", "means", "joined", "last", "set", "rows", "extra");
    if (node.find("people").isPresent() == node.find("share").isPresent()) {
      throw node.wrong("it needs either people or a share", "State one of them");
    }
    return new History(
        index,
        label,
        node.find("people").map(Node::whole).orElse(0L),
        node.find("share").map(Node::number).orElse(0.0),
        expected(node.get("expected"), table),
        node.get("means").text(),
        node.find("joined").map(almanac::span).orElse(joined),
        almanac.span(node.get("last")));
  }

  /** {@code kept}, of the first table's rows, or {@code {page_views: kept, consents: deleted}}. */
  private static Map<String, Outcome> expected(Node node, String table) {
    if (!node.isMap()) {
      return Map.of(table, outcome(node));
    }
    return node.entries().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> outcome(entry.getValue())));
  }

  private static Outcome outcome(Node node) {
    try {
      return Outcome.valueOf(node.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw node.wrong("'" + node.text() + "' is no outcome", "Write kept, anonymised or deleted");
    }
  }
}
