package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.table.Layout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the published tables of a warehouse; never writes. One thread at a time. Close it. */
public final class WarehouseQuery implements AutoCloseable {
  private final DeltaFolder folder;
  private @Nullable Connection connection;

  public WarehouseQuery(Path warehouse) {
    this.folder = new DeltaFolder(Layout.gold(warehouse));
  }

  /** Names of the tables, in alphabetical order; none if nothing was published yet. */
  public List<String> tables() {
    return folder.names();
  }

  /** The table as its newest version is. */
  public LakeTable describe(String name) {
    if (!tables().contains(name)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot describe table %s: there is none. Choose one of %s."
              .formatted(name, String.join(", ", tables())));
    }
    return folder.open(name);
  }

  /**
   * Runs one SELECT in DuckDB's SQL. Every call of this object sees the versions that were newest
   * at the first.
   *
   * @throws LetheException INVALID, if it is no single SELECT, or DuckDB cannot run it
   */
  public QueryResult run(String sql) {
    try {
      var sandbox = sandbox();
      OnlySelect.check(sandbox, sql);
      return execute(sandbox, sql);
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  private static QueryResult execute(Connection sandbox, String sql) throws SQLException {
    var statement = sandbox.createStatement();
    try {
      return new QueryResult(statement, statement.executeQuery(sql));
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private Connection sandbox() throws SQLException {
    var open = connection;
    if (open == null) {
      open = Sandbox.open(tables().stream().map(folder::open).toList());
      connection = open;
    }
    return open;
  }
}
