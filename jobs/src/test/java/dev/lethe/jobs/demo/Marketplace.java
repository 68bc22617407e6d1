package dev.lethe.jobs.demo;

import dev.lethe.jobs.postgres.FreshDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The first demo folder, as its policy's run will see it. */
final class Marketplace {
  static final Path FOLDER = Path.of("..", "config", "demo", "kmeroccase");
  static final LocalDate AS_OF = LocalDate.parse("2026-03-01");
  static final ZoneId ZONE = ZoneId.of("Africa/Douala");

  private Marketplace() {}

  static DemoHistories fill(FreshDatabase database, int people) {
    try (Connection connection = database.connect()) {
      DemoDatabase.create(connection, FOLDER);
      return DemoPeople.load(connection, FOLDER, people, AS_OF, ZONE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
