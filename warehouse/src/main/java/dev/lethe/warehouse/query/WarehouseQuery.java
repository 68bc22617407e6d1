package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.table.Layout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the published tables of a warehouse, each time as they are then; never writes. One thread
 * at a time.
 */
public final class WarehouseQuery implements AutoCloseable {
  private final DeltaFolder folder;
  private final List<QueryResult> results = new ArrayList<>();

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
   * Runs one SELECT in DuckDB's SQL. DuckDB is loaded while the logs of the tables are read, for
   * both take about a second.
   *
   * @throws LetheException INVALID, if it is no single SELECT, or DuckDB cannot run it
   */
  public QueryResult run(String sql) {
    var duck = CompletableFuture.runAsync(Sandbox::load);
    var tables = named(sql).stream().map(folder::open).toList();
    duck.join();
    try {
      var result = execute(Sandbox.open(tables), sql);
      results.add(result);
      return result;
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  /** Closes the results that were left open. */
  @Override
  public void close() {
    results.forEach(QueryResult::close);
    results.clear();
  }

  /** The tables whose names occur in the query; all, if none does (as in SHOW TABLES). */
  private List<String> named(String sql) {
    var lower = sql.toLowerCase(Locale.ROOT);
    var named = tables().stream().filter(lower::contains).toList();
    return named.isEmpty() ? tables() : named;
  }

  private static QueryResult execute(Connection sandbox, String sql) throws SQLException {
    try {
      OnlySelect.check(sandbox, sql);
      return QueryResult.of(sandbox, sql);
    } catch (SQLException | LetheException e) {
      sandbox.close();
      throw e;
    }
  }
}
