package dev.lethe.jobs.source.copy;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Lets a connection see the database as a {@link SourceSnapshot} does, with the same settings.
 *
 * @param id the exported snapshot
 */
record SnapshotView(SourceAccess access, Map<String, String> settings, String id)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  SnapshotView {
    settings = Map.copyOf(settings);
    if (!id.matches("[0-9A-Fa-f-]+")) {
      throw new IllegalArgumentException("Not the name of a snapshot");
    }
  }

  /** A connection inside a read-only transaction over the snapshot; the caller closes it. */
  Connection open() throws SQLException {
    Connection connection = access.connect();
    try {
      beginReadOnly(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION SNAPSHOT '" + id + "'");
      }
      apply(settings, connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static void beginReadOnly(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
  }

  /**
   * Bound, so that no statement shows a value; local to the transaction, so that none outlives it
   * on a server connection which a pooler hands to somebody else.
   */
  static void apply(Map<String, String> settings, Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        set.setString(1, setting.getKey());
        set.setString(2, setting.getValue());
        set.execute();
      }
    }
  }

  @Override
  public String toString() {
    return "SnapshotView[hidden]";
  }
}
