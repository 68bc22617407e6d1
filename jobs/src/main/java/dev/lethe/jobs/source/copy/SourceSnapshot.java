package dev.lethe.jobs.source.copy;

import dev.lethe.config.LetheException;
import dev.lethe.jobs.source.DatabaseErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * One unchanging view of a source database. However often, by however many connections it is read
 * while it is open, the rows are the same. It holds back the server's VACUUM meanwhile, so it is
 * meant for minutes. Its datasets end with it. Not safe for use by several threads.
 */
public final class SourceSnapshot implements AutoCloseable {
  private final Connection connection;
  private final SnapshotView view;

  private SourceSnapshot(Connection connection, SnapshotView view) {
    this.connection = connection;
    this.view = view;
  }

  /**
   * Opens the view.
   *
   * @param settings run-time settings of every connection, such as {@code TimeZone} or {@code
   *     role}, or a secret that the SELECT fetches by {@code current_setting('lethe.x')}. The
   *     server's own log may show bound values if it is told to ({@code log_parameter_max_length}).
   * @throws LetheException when the database cannot be reached or refuses
   */
  public static SourceSnapshot open(SourceAccess access, Map<String, String> settings) {
    Connection connection = access.connect();
    try {
      SnapshotView.beginReadOnly(connection);
      SnapshotView view = new SnapshotView(access, settings, export(connection));
      SnapshotView.apply(settings, connection);
      return new SourceSnapshot(connection, view);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw DatabaseErrors.asLethe("read the source database", e);
    }
  }

  private static String export(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet id = statement.executeQuery("SELECT pg_export_snapshot()")) {
      id.next();
      return id.getString(1);
    }
  }

  /**
   * The rows of the SELECTs, one partition each. Nothing runs yet; every action copies anew.
   *
   * @param schema compared with what the server says of the SELECTs; a NULL in a column that is not
   *     nullable fails the read. Types: binary (bytea, uuid), string (text, varchar), int (int4),
   *     bigint (int8), boolean, date, timestamp (timestamptz).
   * @param selects whole queries without parameters or a final semicolon
   * @throws LetheException INVALID when schema and SELECTs differ
   */
  public Dataset<Row> read(SparkSession spark, StructType schema, List<String> selects) {
    CopyRequest request = new CopyRequest(view, schema, selects);
    asked(describing -> CopyColumns.describe(describing, selects.get(0), schema));
    // The public way in takes its parameters as strings, and shows them.
    return Dataset$.MODULE$.ofRows(
        (org.apache.spark.sql.classic.SparkSession) spark,
        DataSourceV2Relation.create(new CopyTable(request), Option.empty(), Option.empty()));
  }

  /**
   * Asks the snapshot itself, for answers of a few rows.
   *
   * @throws LetheException in place of any SQLException
   */
  public <T> T asked(Question<T> question) {
    try {
      return question.ask(connection);
    } catch (SQLException e) {
      throw DatabaseErrors.asLethe("read the source database", e);
    }
  }

  /** The copy's own failure, with its exit code, in what Spark throws when a task of it fails. */
  public static Optional<LetheException> failure(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(LetheException.class::isInstance)
        .map(LetheException.class::cast)
        .findFirst();
  }

  /** A read-only use of the snapshot's connection, which stays open. */
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }

  /** Nothing was written, so nothing is lost when closing fails. */
  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the transaction with the connection, however it ends.
    }
  }

  @Override
  public String toString() {
    return "SourceSnapshot[hidden]";
  }
}
