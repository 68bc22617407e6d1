package dev.lethe.jobs.demo;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The empty database of a demo: the tables that a controller would have. */
public final class DemoDatabase {

  private DemoDatabase() {}

  /**
   * Runs {@code schema.sql} of the folder. Commits only if the connection does so by itself. Does
   * not look whether the tables are there already; the database then refuses.
   */
  public static void create(Connection connection, Path folder) {
    String sql = read(folder.resolve("schema.sql"));
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failure.of("create the demo's tables", e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read " + file + ": it is missing or not UTF-8 text. Name a demo folder.");
    }
  }
}
