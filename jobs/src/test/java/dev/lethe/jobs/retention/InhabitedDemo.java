package dev.lethe.jobs.retention;

import dev.lethe.jobs.demo.DemoDatabase;
import dev.lethe.jobs.demo.DemoHistories;
import dev.lethe.jobs.demo.DemoPeople;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.Template;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A demo's people in a database to copy: working them out takes seconds, a copy a fraction of one.
 * Same folder, number, day and zone are the same people.
 */
record InhabitedDemo(Template database, DemoHistories histories) {
  private static final Map<World, InhabitedDemo> KNOWN = new ConcurrentHashMap<>();

  private record World(Path folder, int people, LocalDate asOf, ZoneId zone) {
    InhabitedDemo inhabited() {
      return new InhabitedDemo(
          new Template("inhabited", this::fill), DemoPeople.histories(folder, people, asOf, zone));
    }

    private void fill(FreshDatabase empty) {
      try (Connection connection = empty.connect()) {
        DemoDatabase.create(connection, folder);
        DemoPeople.load(connection, folder, people, asOf, zone);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static InhabitedDemo of(Path folder, int people, LocalDate asOf, ZoneId zone) {
    return KNOWN.computeIfAbsent(new World(folder, people, asOf, zone), World::inhabited);
  }
}
