package dev.lethe.jobs.draft;

import dev.lethe.jobs.source.DatabaseErrors;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database to look at, in short read-only transactions: a statement that takes longer than the
 * patience, or waits a second for a lock, is given up.
 */
final class ReadOnlyDatabase {
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Duration patience;

  ReadOnlyDatabase(DataSource dataSource, Duration patience) {
    var manager = new DataSourceTransactionManager(dataSource);
    manager.setEnforceReadOnly(true);
    this.transaction = new TransactionTemplate(manager);
    transaction.setReadOnly(true);
    this.jdbc = JdbcClient.create(dataSource);
    this.patience = patience;
  }

  /**
   * @param attempt what is tried, for the message when the database refuses
   */
  <T> T read(String attempt, Function<JdbcClient, T> work) {
    try {
      return inTransaction(work);
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseErrors.asLethe(attempt, e);
    }
  }

  /** Of one table; where it cannot be read, or not in time, {@code otherwise}. */
  <T> T readIfPossible(Function<JdbcClient, T> work, T otherwise) {
    try {
      return inTransaction(work);
    } catch (DataAccessException | TransactionException e) {
      String state = DatabaseErrors.sqlState(e);
      if (DatabaseErrors.isUnreachable(state) && !state.equals("57014")) {
        throw DatabaseErrors.asLethe("read a sample", e);
      }
      return otherwise;
    }
  }

  private <T> T inTransaction(Function<JdbcClient, T> work) {
    return transaction.execute(
        status -> {
          jdbc.sql("SET LOCAL statement_timeout = " + patience.toMillis()).update();
          jdbc.sql("SET LOCAL lock_timeout = 1000").update();
          return work.apply(jdbc);
        });
  }
}
