package dev.lethe.jobs.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys and plain indexes, taken away for a load and put back in the same transaction: one
 * look at the whole instead of one for every row. Putting a foreign key back checks every row.
 * Source: PostgreSQL's manual, "Populating a Database".
 */
final class Postponed {
  /** What to run now, and what afterwards; of the schema that unqualified names fall into. */
  private static final String FOREIGN_KEYS =
      """
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
             format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                    conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint
      WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
      ORDER BY oid
      """;

  private static final String INDEXES =
      """
      SELECT format('DROP INDEX %s', c.oid::regclass), pg_get_indexdef(c.oid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisunique
      ORDER BY c.oid
      """;

  private final Connection connection;
  private final List<String> later = new ArrayList<>();

  private Postponed(Connection connection) {
    this.connection = connection;
  }

  static Postponed of(Connection connection) throws SQLException {
    Postponed postponed = new Postponed(connection);
    postponed.takeAway(INDEXES);
    postponed.takeAway(FOREIGN_KEYS);
    return postponed;
  }

  void putBack() throws SQLException {
    run(later);
  }

  private void takeAway(String query) throws SQLException {
    List<String> now = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        now.add(found.getString(1));
        later.add(found.getString(2));
      }
    }
    run(now);
  }

  private void run(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
