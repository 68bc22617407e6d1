package dev.lethe.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/** Every population of a demo, in the order in which their tables are filled. */
final class World {
  private final List<Population> populations = new ArrayList<>();

  void add(Population population) {
    populations.add(population);
  }

  List<Population> populations() {
    return populations;
  }

  /** The population of which {@code table} is the first table. */
  Population population(Node node, String table) {
    return populations.stream()
        .filter(population -> population.table().equals(table))
        .findFirst()
        .orElseThrow(() -> node.wrong("'" + table + "' has no people", "Name a first table"));
  }

  Shape shape(Node node, String table) {
    return shapes().stream()
        .filter(shape -> shape.name().equals(table))
        .findFirst()
        .orElseThrow(() -> node.wrong("there is no table '" + table + "'", "Name a table"));
  }

  Population populationOf(Shape shape) {
    return populations.stream()
        .filter(population -> population.shapes().contains(shape))
        .findFirst()
        .orElseThrow();
  }

  /** An unknown table is the caller's mistake. */
  Shape shapeOf(Population population, String table) {
    return population.shapes().stream()
        .filter(shape -> shape.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table of these people: " + table));
  }

  private List<Shape> shapes() {
    return populations.stream().flatMap(population -> population.shapes().stream()).toList();
  }
}
