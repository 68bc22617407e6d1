package dev.lethe.warehouse.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A DuckDB in memory that sees the live files of the tables, as views, and nothing else: no other
 * file, no network, no extension, no spill to disk; and the settings are locked. What DuckDB allows
 * for reading it allows for writing too, so the statement must be a SELECT: see {@link OnlySelect}.
 */
final class Sandbox {
  private Sandbox() {}

  /** Unpacks and loads the native library; the next connection is cheap. */
  static void load() {
    try {
      DriverManager.getConnection("jdbc:duckdb:").close();
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  static Connection open(Collection<LakeTable> tables) throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    var connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (var statement = connection.createStatement()) {
      for (var table : tables) {
        statement.execute(view(table));
      }
      for (var setting : settings(tables)) {
        statement.execute(setting);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static List<String> settings(Collection<LakeTable> tables) {
    var files = tables.stream().flatMap(table -> table.files().stream()).toList();
    return List.of(
        "SET TimeZone = 'UTC'",
        "SET memory_limit = '1GB'",
        "SET temp_directory = ''",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET allow_community_extensions = false",
        "SET allowed_paths = " + list(files),
        "SET enable_external_access = false",
        "SET lock_configuration = true");
  }

  private static String view(LakeTable table) {
    return "CREATE VIEW %s AS SELECT %s %s"
        .formatted(
            quoted(table.name()),
            table.columns().stream().map(c -> cell(table, c)).collect(Collectors.joining(", ")),
            table.files().isEmpty()
                ? "WHERE false"
                : "FROM read_parquet(" + list(table.files()) + ")");
  }

  private static String cell(LakeTable table, LakeTable.Column column) {
    var name = quoted(column.name());
    var value = table.files().isEmpty() ? "NULL" : name;
    return "CAST(%s AS %s) AS %s".formatted(value, column.type(), name);
  }

  private static String list(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
