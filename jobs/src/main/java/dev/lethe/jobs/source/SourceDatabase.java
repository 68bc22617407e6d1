package dev.lethe.jobs.source;

import dev.lethe.config.LetheException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The controller's database. Work is done in transactions, each under one role. */
public final class SourceDatabase {
  /** Rows the driver keeps at a time while a result is streamed. */
  private static final int FETCH_SIZE = 10_000;

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final DataSourceTransactionManager transactions;

  public SourceDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    this.transactions = new DataSourceTransactionManager(dataSource);
    var template = new JdbcTemplate(dataSource);
    template.setFetchSize(FETCH_SIZE);
    this.jdbc = JdbcClient.create(template);
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * One READ COMMITTED transaction.
   *
   * @param attempt what is tried, for the message when the database refuses: {@code plan the run}
   */
  public <T> T as(SourceRole role, String attempt, Function<JdbcClient, T> work) {
    return run(role, attempt, TransactionDefinition.ISOLATION_READ_COMMITTED, work);
  }

  /** One REPEATABLE READ transaction: every statement sees the same rows. */
  public <T> T snapshotAs(SourceRole role, String attempt, Function<JdbcClient, T> work) {
    return run(role, attempt, TransactionDefinition.ISOLATION_REPEATABLE_READ, work);
  }

  /** Database errors pass unreduced to who must look at the SQLSTATE to decide what follows. */
  public <T> T attempt(SourceRole role, Function<JdbcClient, T> work) {
    return transaction(TransactionDefinition.ISOLATION_READ_COMMITTED)
        .execute(
            status -> {
              jdbc.sql("SET LOCAL ROLE " + Quoted.name(role.role())).update();
              return work.apply(jdbc);
            });
  }

  /** As the user of the connection: for installing, and for what needs no role. */
  public <T> T asOwner(String attempt, Function<JdbcClient, T> work) {
    try {
      return transaction(TransactionDefinition.ISOLATION_READ_COMMITTED)
          .execute(status -> work.apply(jdbc));
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseErrors.asLethe(attempt, e);
    }
  }

  private <T> T run(SourceRole role, String attempt, int isolation, Function<JdbcClient, T> work) {
    try {
      return transaction(isolation)
          .execute(
              status -> {
                jdbc.sql("SET LOCAL ROLE " + Quoted.name(role.role())).update();
                return work.apply(jdbc);
              });
    } catch (LetheException e) {
      throw e;
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseErrors.asLethe(attempt, e);
    }
  }

  private TransactionTemplate transaction(int isolation) {
    var template = new TransactionTemplate(transactions);
    template.setIsolationLevel(isolation);
    return template;
  }
}
