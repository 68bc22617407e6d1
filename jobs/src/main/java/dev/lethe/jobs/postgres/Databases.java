package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of a server. */
record Databases(Endpoint endpoint) {
  static final String EMPTY = "template0";

  boolean exists(String name) {
    try (Connection connection = endpoint.maintenance();
        PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    } catch (SQLException e) {
      throw failure("look for", name, e);
    }
  }

  void create(String name, String template) {
    execute(
        "create", name, "CREATE DATABASE %s TEMPLATE %s".formatted(quoted(name), quoted(template)));
  }

  void drop(String name) {
    execute("drop", name, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quoted(name)));
  }

  private void execute(String verb, String name, String sql) {
    try (Connection connection = endpoint.maintenance();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(verb, name, e);
    }
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static LetheException failure(String verb, String name, SQLException e) {
    return new LetheException(
        ExitCode.UNREACHABLE,
        "Cannot %s database %s: SQLSTATE %s. Run ./lethe doctor."
            .formatted(verb, name, e.getSQLState()));
  }
}
