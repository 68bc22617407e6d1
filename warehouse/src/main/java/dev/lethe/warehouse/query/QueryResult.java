package dev.lethe.warehouse.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one query, read as they are asked for. Close it. */
public final class QueryResult implements AutoCloseable {
  private final Connection sandbox;
  private final ResultSet rows;
  private final List<Column> columns;

  private QueryResult(Connection sandbox, ResultSet rows) throws SQLException {
    this.sandbox = sandbox;
    this.rows = rows;
    this.columns = describe(rows);
  }

  /** Takes over the sandbox, which lives as long as the rows. */
  static QueryResult of(Connection sandbox, String sql) throws SQLException {
    return new QueryResult(sandbox, sandbox.createStatement().executeQuery(sql));
  }

  /**
   * A column of the answer.
   *
   * @param type in DuckDB's words, such as BIGINT
   */
  public record Column(String name, String type) {}

  public List<Column> columns() {
    return columns;
  }

  /**
   * The next row, or empty after the last. Values are String, Boolean, Integer, Long, BigInteger,
   * BigDecimal, Double, LocalDate, OffsetDateTime (UTC), or null.
   */
  public Optional<List<@Nullable Object>> next() {
    try {
      return rows.next() ? Optional.of(row()) : Optional.empty();
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      sandbox.close();
    } catch (SQLException e) {
      throw QueryErrors.because(e.getMessage());
    }
  }

  private List<@Nullable Object> row() throws SQLException {
    var row = new ArrayList<@Nullable Object>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      row.add(rows.getObject(i));
    }
    return row;
  }

  private static List<Column> describe(ResultSet rows) throws SQLException {
    var columns = new ArrayList<Column>();
    var meta = rows.getMetaData();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
    }
    return List.copyOf(columns);
  }
}
