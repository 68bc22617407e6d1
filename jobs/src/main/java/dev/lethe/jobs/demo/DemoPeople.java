package dev.lethe.jobs.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The fictional people of a demo: who they are, and how they come into the database. */
public final class DemoPeople {

  private DemoPeople() {}

  /**
   * Fills the tables of {@link DemoDatabase}: the same rows for the same folder, number, day and
   * zone. All or nothing when the connection commits by itself; otherwise the caller commits.
   *
   * @param people at least as many as the folder's histories name one by one
   * @param asOf every event lies before this day
   */
  public static DemoHistories load(
      Connection connection, Path folder, int people, LocalDate asOf, ZoneId zone) {
    return load(connection, WorldReader.read(folder, people, asOf, zone));
  }

  static DemoHistories load(Connection connection, World world) {
    try {
      boolean alone = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        copy(connection, world);
        if (alone) {
          connection.commit();
        }
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(alone);
      }
    } catch (SQLException e) {
      throw Failure.of("load the demo's people", e);
    }
    return DemoHistories.of(world);
  }

  /** Who is who, without a database: what {@link #load} with the same arguments returned. */
  public static DemoHistories histories(Path folder, int people, LocalDate asOf, ZoneId zone) {
    return DemoHistories.of(WorldReader.read(folder, people, asOf, zone));
  }

  /**
   * Those who are to return between plan and apply do: {@code come-back.sql} of the folder, with
   * their keys and the moment bound as {@code :keys} and {@code :at}.
   *
   * @return how many
   */
  public static int comeBack(
      Connection connection, Path folder, DemoHistories histories, Instant at) {
    List<Long> keys =
        histories.expecting(Outcome.RETURNED).stream()
            .flatMap(history -> history.keys().boxed())
            .toList();
    try {
      ComeBack.run(connection, DemoDatabase.read(folder.resolve("come-back.sql")), keys, at);
    } catch (SQLException e) {
      throw Failure.of("let people come back", e);
    }
    return keys.size();
  }

  private static void copy(Connection connection, World world) throws SQLException {
    Postponed postponed = Postponed.of(connection);
    for (Population population : world.populations()) {
      for (Shape shape : population.shapes()) {
        if (shape.stored()) {
          CopyLoad.load(connection, population, shape);
        }
      }
    }
    postponed.putBack();
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }
}
