package dev.lethe.jobs.source.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The reader alone, without Spark around it. */
class CopyReaderTest {
  private static final FreshDatabase DATABASE = TestDatabase.chosen().fresh("reader");

  @Test
  void next_readerPauses_serverWaitsUntilHeGoesOnOrLeaves() throws Exception {
    try (Connection exporter = DATABASE.connect()) {
      try (CopyReader reader = new CopyReader(millions(exporter))) {
        for (int n = 1; n <= 10; n++) {
          assertThat(reader.next()).isTrue();
          assertThat(reader.get().getInt(0)).isEqualTo(n);
        }
        await("wait_event = 'ClientWrite'", 1);
      }
      await("true", 0);
    }
  }

  private static CopyPartition millions(Connection exporter) throws Exception {
    exporter.setAutoCommit(false);
    exporter.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = exporter.createStatement();
        ResultSet id = statement.executeQuery("SELECT pg_export_snapshot()")) {
      id.next();
      SourceAccess access = new SourceAccess(DATABASE.url(), DATABASE.user(), DATABASE.password());
      return new CopyPartition(
          new SnapshotView(access, Map.of(), id.getString(1)),
          StructType.fromDDL("n INT"),
          "SELECT n FROM generate_series(1, 50000000) AS n");
    }
  }

  private static void await(String condition, long readers) {
    String count =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'lethe copy' AND "
            + condition;
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (DATABASE.number(count) != readers && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(DATABASE.number(count)).isEqualTo(readers);
  }
}
