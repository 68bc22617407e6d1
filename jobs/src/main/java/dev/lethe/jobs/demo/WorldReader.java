package dev.lethe.jobs.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** Reads a demo folder. */
final class WorldReader {

  private WorldReader() {}

  static World read(Path folder, int people, LocalDate asOf, ZoneId zone) {
    return read(folder, DemoDefaults.read(folder), people, new Almanac(asOf, zone));
  }

  static World read(Path folder, DemoDefaults defaults, int people, Almanac almanac) {
    World world = new World();
    ExpressionReader expressions =
        new ExpressionReader(defaults.seed(), defaults.locale(), almanac, world);
    for (String file : defaults.populations()) {
      Node node = Node.read(folder.resolve(file));
      node.only("count", "joined", "histories", "tables");
      Population population = population(node, defaults.seed(), people, almanac);
      world.add(population);
      new ShapeReader(node, population, expressions).readAll();
    }
    return world;
  }

  private static Population population(Node node, long seed, int people, Almanac almanac) {
    Node count = node.get("count");
    String table = node.get("tables").entries().keySet().stream().findFirst().orElse("");
    return new Population(
        node,
        table,
        seed,
        count.text().equals("people") ? people : count.whole(),
        HistoryReader.read(node, table, almanac),
        almanac);
  }
}
