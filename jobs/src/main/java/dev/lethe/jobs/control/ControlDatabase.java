package dev.lethe.jobs.control;

import dev.lethe.jobs.source.DatabaseErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
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

  /** Every value of every text column, Spring Batch's tables included. */
  public void everyText(Consumer<String> reader) {
    in("search the control database", client -> read(client, reader));
  }

  /** The same while a run of that key is registered, which is undone afterwards. */
  public void everyTextWith(String planted, Consumer<String> reader) {
    transaction.execute(
        status -> {
          status.setRollbackOnly();
          jdbc.sql(
                  """
                  INSERT INTO lethe_control.run (run_id, run_key, job, controller, as_of, parameters,
                    attempts, state, started_at)
                  VALUES (gen_random_uuid(), ?, 'control', 'control', DATE '2000-01-01', '', 1,
                    'RUNNING', TIMESTAMPTZ '2000-01-01 00:00Z')
                  """)
              .param(planted)
              .update();
          return read(jdbc, reader);
        });
  }

  private static boolean read(JdbcClient client, Consumer<String> reader) {
    record TextColumn(String table, String column) {}
    client
        .sql(
            """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name), quote_ident(column_name)
            FROM information_schema.columns
            WHERE data_type IN ('text', 'character varying', 'character')
              AND (table_schema = 'lethe_control' OR table_name LIKE 'batch%')
            """)
        .query((row, n) -> new TextColumn(row.getString(1), row.getString(2)))
        .list()
        .forEach(
            text ->
                client
                    .sql(
                        "SELECT %1$s FROM %2$s WHERE %1$s IS NOT NULL"
                            .formatted(text.column(), text.table()))
                    .query(
                        row -> {
                          reader.accept(row.getString(1));
                        }));
    return true;
  }

  <T> T in(String attempt, Function<JdbcClient, T> work) {
    try {
      return transaction.execute(status -> work.apply(jdbc));
    } catch (DataAccessException | TransactionException e) {
      throw DatabaseErrors.asLethe(attempt, e);
    }
  }
}
