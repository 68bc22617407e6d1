package dev.lethe.jobs.source.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.LocalSpark;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SourceSnapshotTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final StructType NUMBER = StructType.fromDDL("n INT");
  private static final FreshDatabase DATABASE = TestDatabase.chosen().fresh("copy");
  private static final SourceAccess ACCESS =
      new SourceAccess(DATABASE.url(), DATABASE.user(), DATABASE.password());

  @Test
  void read_everyType_givesWhatWasWritten() {
    String select =
        """
        SELECT * FROM (VALUES
          ('\\x00ff'::bytea, '00112233-4455-6677-8899-aabbccddeeff'::uuid, 'é😀 ''"\\'::text,
           'v'::varchar(3), -2147483648, -9223372036854775808, true, date '1969-12-31',
           timestamptz '1969-12-31 23:59:59.999999Z'),
          (''::bytea, '00000000-0000-0000-0000-000000000000'::uuid, '', '', 2147483647,
           9223372036854775807, false, date '2024-02-29', timestamptz '2999-01-01 00:00:00.000001Z'),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
        AS t(b, u, s, v, i, l, o, d, t)""";
    StructType schema =
        StructType.fromDDL(
            "b BINARY, u BINARY, s STRING, v STRING, i INT, l BIGINT, o BOOLEAN, d DATE, t TIMESTAMP");

    List<Row> rows = read(schema, select);

    assertThat(rows).hasSize(3);
    assertThat((byte[]) rows.get(0).get(0)).containsExactly(0, 0xff);
    assertThat(uuid(rows.get(0)))
        .isEqualTo(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
    assertThat(rest(rows.get(0)))
        .containsExactly(
            "é😀 '\"\\",
            "v",
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            true,
            LocalDate.parse("1969-12-31"),
            Instant.parse("1969-12-31T23:59:59.999999Z"));
    assertThat((byte[]) rows.get(1).get(0)).isEmpty();
    assertThat(rest(rows.get(1)))
        .containsExactly(
            "",
            "",
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            false,
            LocalDate.parse("2024-02-29"),
            Instant.parse("2999-01-01T00:00:00.000001Z"));
    assertThat(rows.get(2).anyNull()).isTrue();
    assertThat(IntStream.range(0, 9)).allMatch(rows.get(2)::isNullAt);
  }

  private static UUID uuid(Row row) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(1));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static List<Object> rest(Row row) {
    return IntStream.range(2, row.size()).mapToObj(row::get).toList();
  }

  @Test
  void read_largeText_arrivesWhole() {
    String select = "SELECT repeat('é', 4000000) || n AS s FROM generate_series(1, 3) AS n";
    assertThat(read(StructType.fromDDL("s STRING"), select))
        .extracting(row -> row.getString(0).getBytes(StandardCharsets.UTF_8).length)
        .containsExactly(8000001, 8000001, 8000001);
  }

  @Test
  void read_twoPartitions_equalOne() {
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of())) {
      Dataset<Row> one = snapshot.read(SPARK, NUMBER, List.of(numbers(1, 20000)));
      Dataset<Row> two =
          snapshot.read(SPARK, NUMBER, List.of(numbers(1, 12345), numbers(12346, 20000)));
      assertThat(two.javaRDD().getNumPartitions()).isEqualTo(2);
      assertThat(two.count()).isEqualTo(20000);
      assertThat(one.exceptAll(two).count()).isZero();
    }
  }

  @Test
  void read_noRows_isEmpty() {
    assertThat(read(NUMBER, numbers(2, 1))).isEmpty();
  }

  @Test
  void read_rowsWrittenAfterOpening_areNotSeen() {
    DATABASE.execute("CREATE TABLE later AS SELECT n FROM generate_series(1, 10) AS n");
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of())) {
      Dataset<Row> rows =
          snapshot.read(
              SPARK,
              NUMBER,
              List.of("SELECT n FROM later WHERE n <= 5", "SELECT n FROM later WHERE n > 5"));
      assertThat(rows.count()).isEqualTo(10);
      DATABASE.execute("INSERT INTO later VALUES (11); DELETE FROM later WHERE n < 5");
      assertThat(rows.count()).isEqualTo(10);
    }
  }

  @Test
  void read_afterClosing_isRefusedWithoutDetail() {
    SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of());
    Dataset<Row> rows = snapshot.read(SPARK, NUMBER, List.of(numbers(1, 10)));
    snapshot.close();
    assertThatThrownBy(rows::count).rootCause().isInstanceOf(LetheException.class);
  }

  @Test
  void read_setting_reachesEveryConnectionAndStaysThere() {
    Map<String, String> settings = Map.of("lethe.word", "it's \\secret");
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, settings)) {
      String select = "SELECT current_setting('lethe.word') AS s";
      Dataset<Row> rows =
          snapshot.read(SPARK, StructType.fromDDL("s STRING"), List.of(select, select));
      assertThat(rows.collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("it's \\secret", "it's \\secret");
    }
  }

  @Test
  void read_commentAtTheEnd_isNoHarm() {
    assertThat(read(NUMBER, "SELECT 1 AS n -- one")).hasSize(1);
  }

  @Test
  void read_otherTypesThanTheSchema_namesAllOfThem() {
    StructType schema = StructType.fromDDL("a BIGINT, b TIMESTAMP, c STRING, d INT");
    assertThatThrownBy(() -> read(schema, "SELECT 1 AS a, localtimestamp AS b, 1.5 AS c, 4 AS e"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("a int4 for a BIGINT")
        .hasMessageContaining("b timestamp for b TIMESTAMP")
        .hasMessageContaining("c numeric for c STRING")
        .hasMessageContaining("e int4 for d INT");
  }

  @Test
  void read_secondSelectDiffers_isRefusedByItsTask() {
    assertThatThrownBy(() -> read(NUMBER, "SELECT 1 AS n", "SELECT 1::bigint AS n"))
        .rootCause()
        .hasMessageContaining("n int8 for n INT");
  }

  @Test
  void read_infinity_isRefused() {
    StructType schema = StructType.fromDDL("t TIMESTAMP");
    assertThatThrownBy(() -> read(schema, "SELECT timestamptz 'infinity' AS t"))
        .rootCause()
        .hasMessageContaining("infinity is neither a day nor an instant");
  }

  @Test
  void read_errorInTheServer_keepsItsStateAndLosesTheValue() {
    String select = "SELECT ('canary' || n)::int AS n FROM generate_series(1, 3) AS n";
    assertThatThrownBy(() -> read(NUMBER, select))
        .rootCause()
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNEXPECTED))
        .hasMessageContaining("SQLSTATE 22P02");
    assertThat(stackTraceOf(() -> read(NUMBER, select))).doesNotContain("canary");
  }

  @Test
  void failure_taskOfTheCopyFailed_isFoundInWhatSparkThrows() {
    Throwable thrown =
        catchThrowable(
            () -> read(NUMBER, "SELECT ('x' || n)::int AS n FROM generate_series(1, 3) n"));
    assertThat(thrown).isNotInstanceOf(LetheException.class);
    assertThat(SourceSnapshot.failure(thrown))
        .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("22P02"));
    assertThat(SourceSnapshot.failure(new IllegalStateException(new RuntimeException()))).isEmpty();
  }

  @Test
  void read_missingTable_saysSoBeforeAnyTask() {
    assertThatThrownBy(() -> read(NUMBER, "SELECT n FROM nowhere"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("SQLSTATE 42P01");
  }

  @Test
  void open_nobodyListens_isUnreachableAndHidesTheAddress() {
    SourceAccess nowhere =
        new SourceAccess("jdbc:postgresql://localhost:1/canarydb", "canaryuser", "canarypass");
    assertThatThrownBy(() -> SourceSnapshot.open(nowhere, Map.of()))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    assertThat(stackTraceOf(() -> SourceSnapshot.open(nowhere, Map.of()))).doesNotContain("canary");
  }

  @Test
  void open_simpleQueryMode_isRefused() {
    SourceAccess simple =
        new SourceAccess(
            ACCESS.url() + "&preferQueryMode=simple", ACCESS.user(), ACCESS.password());
    assertThatThrownBy(() -> SourceSnapshot.open(simple, Map.of()))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("preferQueryMode=simple");
  }

  @Test
  void read_fewRowsWanted_leavesNoConnectionBehind() throws Exception {
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of())) {
      Dataset<Row> rows =
          snapshot.read(SPARK, NUMBER, List.of(numbers(1, 50_000_000), numbers(1, 50_000_000)));
      assertThat(rows.limit(5).collectAsList()).hasSize(5);
      awaitConnections(1);
    }
    awaitConnections(0);
  }

  @Test
  void read_failedTask_leavesNoConnectionBehind() throws Exception {
    assertThatThrownBy(() -> read(NUMBER, "SELECT 1 / (5 - n) AS n FROM generate_series(1, 9) n"))
        .rootCause()
        .hasMessageContaining("SQLSTATE 22012");
    awaitConnections(0);
  }

  @Test
  void read_jobCancelledBeforeTheFirstRow_stopsTheServer() throws Exception {
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of())) {
      Dataset<Row> rows =
          snapshot.read(
              SPARK, NUMBER, List.of("SELECT 1 AS n FROM (SELECT pg_sleep(100)) AS pause"));
      CompletableFuture<Void> job =
          CompletableFuture.runAsync(
              () -> {
                SPARK.sparkContext().setJobGroup("slow", "slow", false);
                rows.count();
              });
      awaitConnections(2);
      SPARK.sparkContext().cancelJobGroup("slow");
      assertThatThrownBy(job::get).hasMessageContaining("cancelled");
      awaitConnections(1);
    }
  }

  private static List<Row> read(StructType schema, String... selects) {
    try (SourceSnapshot snapshot = SourceSnapshot.open(ACCESS, Map.of())) {
      return snapshot.read(SPARK, schema, List.of(selects)).collectAsList();
    }
  }

  private static String numbers(int from, int to) {
    return "SELECT n FROM generate_series(%d, %d) AS n".formatted(from, to);
  }

  private static void awaitConnections(long expected) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (connections() != expected && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(connections()).isEqualTo(expected);
  }

  private static long connections() {
    return DATABASE.number(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'lethe copy'""");
  }

  private static String stackTraceOf(Runnable action) {
    try {
      action.run();
    } catch (Exception e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
    throw new AssertionError("Nothing was thrown");
  }
}
