package dev.lethe.jobs.control;

import dev.lethe.jobs.source.DatabaseErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs and releases; no row of a controller's data. */
public final class ControlDatabase {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public ControlDatabase(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** Creates what is missing. */
  public void install() {
    try (InputStream script = ControlDatabase.class.getResourceAsStream("control.sql")) {
      String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      in("install the control database", client -> client.sql(sql).update());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T in(String attempt, Function<JdbcClient, T> work) {
    try {
      return transaction.execute(status -> work.apply(jdbc));
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseErrors.asLethe(attempt, e);
    }
  }
}
