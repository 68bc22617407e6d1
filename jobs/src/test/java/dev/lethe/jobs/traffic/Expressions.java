package dev.lethe.jobs.traffic;

import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Lets the real server evaluate an SQL expression over a bound value. */
final class Expressions {
  private static final Connection CONNECTION = connect();

  private Expressions() {}

  /** The value of {@code expression}, in which {@code value} is the bound text. */
  static String valueOf(String expression, String value) {
    String sql = "SELECT " + expression + " FROM (SELECT ?::text AS value) AS given";
    try (PreparedStatement statement = CONNECTION.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One for all: a property asks hundreds of times. */
  private static Connection connect() {
    try {
      return TestDatabase.chosen().fresh("expressions").connect();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
