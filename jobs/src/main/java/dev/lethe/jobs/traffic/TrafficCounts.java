package dev.lethe.jobs.traffic;

import dev.lethe.warehouse.traffic.Coverage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Hits of a period by what their visitors had decided at that moment. Exact: what is published of
 * it goes through the gate like any other figure.
 *
 * @param undecided no choice yet, or no visitor known
 */
public record TrafficCounts(long all, long granted, long refused, long undecided) {
  public TrafficCounts {
    if (all != granted + refused + undecided) {
      throw new IllegalArgumentException("Invalid counts: the parts do not make the whole");
    }
  }

  /** As it is published beside the figures. */
  public int coveragePercent() {
    return new Coverage(granted, all).percent();
  }

  static TrafficCounts of(Connection connection, String select) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      return new TrafficCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }
}
