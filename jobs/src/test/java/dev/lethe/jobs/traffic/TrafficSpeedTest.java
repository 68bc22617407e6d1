package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.jobs.LocalSpark;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.copy.SourceSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * How much Spark adds to a bare COPY of the very same SELECT. Prints seconds (median of 7, in turn)
 * and ratios; run it with
 *
 * <pre>{@code
 * mvn -pl jobs -am test -Dtest=TrafficSpeedTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DexcludedGroups= -Dtest.jvm="-Xmx2g -Duser.timezone=UTC"
 * }</pre>
 */
@Tag("measure")
class TrafficSpeedTest {
  private static final int HITS = 300_000;
  private static final int RUNS = 7;
  private static final ZoneId ZONE = ZoneId.of("Africa/Douala");
  private static final TrafficPeriod DAY =
      new TrafficPeriod(PeriodKind.DAY, LocalDate.parse("2025-03-03"), ZONE);

  @TempDir private Path keys;

  @Test
  void hits_comparedWithBareCopy_keepItsPace() throws Exception {
    FreshDatabase database = TestDatabase.chosen().fresh("speed");
    Kiosk.createIn(database);
    fill(database);
    SparkSession spark = production();
    Policy policy = Kiosk.policy(ZONE);
    TrafficKeys secrets = new TrafficKeys(keys);
    Map<String, String> settings = secrets.visitorKey(policy.controller(), DAY).settings();
    try (TrafficExtraction extraction =
        TrafficExtraction.open(Kiosk.access(database), policy, DAY, secrets)) {
      long granted = extraction.counts().granted();
      List<List<Double>> seconds =
          List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int run = 0; run < RUNS; run++) {
        for (int cores = 1; cores <= 2; cores++) {
          int parts = cores;
          List<String> selects = selects(policy, parts);
          Dataset<Row> hits = extraction.hits(spark, parts);
          seconds.get(2 * cores - 2).add(timed(() -> copied(database, settings, selects, granted)));
          seconds.get(2 * cores - 1).add(timed(() -> consumed(hits)));
        }
      }
      print(granted, seconds);
      // Far under what is measured: a guard against a mistake, not a promise.
      assertThat(median(seconds.get(1)) / median(seconds.get(0))).isLessThan(2.0);
    }
  }

  /** The data source alone: columns as they are, of which the server has nothing to make. */
  @Test
  void read_plainColumns_comparedWithBareCopy() throws Exception {
    FreshDatabase database = TestDatabase.chosen().fresh("plain");
    Kiosk.createIn(database);
    fill(database);
    SparkSession spark = production();
    String select =
        "SELECT \"Visitor Id\" AS v, \"when\" AS t, \"path\" AS p, \"user\\agent\" AS u FROM "
            + Quoted.table(Kiosk.HITS);
    StructType schema = StructType.fromDDL("v STRING, t TIMESTAMP, p STRING, u STRING");
    Dataset<Row> jdbc =
        spark
            .read()
            .format("jdbc")
            .option("url", database.url())
            .option("user", database.user())
            .option("password", database.password())
            .option("query", select)
            .option("fetchsize", 10_000)
            .load();
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>());
    List<Double> byJdbc = new ArrayList<>();
    try (SourceSnapshot snapshot = SourceSnapshot.open(Kiosk.access(database), Map.of())) {
      Dataset<Row> rows = snapshot.read(spark, schema, List.of(select));
      for (int run = 0; run < RUNS; run++) {
        seconds.get(0).add(timed(() -> copied(database, Map.of(), List.of(select), HITS)));
        seconds.get(1).add(timed(() -> consumed(rows)));
        byJdbc.add(timed(() -> consumed(jdbc)));
      }
    }
    print(HITS, seconds);
    System.out.printf("the same by Spark's JDBC reader: %.2f s%n", median(byJdbc));
    assertThat(median(seconds.get(1)) / median(seconds.get(0))).isLessThan(4.0);
  }

  private static SparkSession production() {
    SparkSession spark = LocalSpark.session().newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", "true");
    spark.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    return spark;
  }

  private static List<String> selects(Policy policy, int parts) {
    HitsSelect select = new HitsSelect(policy.traffic().orElseThrow());
    return DAY.span().split(parts).stream().map(select::hits).toList();
  }

  private static Void consumed(Dataset<Row> hits) {
    hits.write().format("noop").mode("overwrite").save();
    return null;
  }

  private static Void copied(
      FreshDatabase database, Map<String, String> settings, List<String> selects, long expected)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(selects.size());
    try {
      long rows = 0;
      List<Callable<Long>> copies =
          selects.stream().<Callable<Long>>map(s -> () -> copied(database, settings, s)).toList();
      for (Future<Long> copy : threads.invokeAll(copies)) {
        rows += copy.get();
      }
      assertThat(rows).isEqualTo(expected);
      return null;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long copied(FreshDatabase database, Map<String, String> settings, String select)
      throws Exception {
    try (Connection connection = database.connect()) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        try (PreparedStatement set =
            connection.prepareStatement("SELECT set_config(?, ?, false)")) {
          set.setString(1, setting.getKey());
          set.setString(2, setting.getValue());
          set.execute();
        }
      }
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)");
      while (copy.readFromCopy() != null) {}
      return copy.getHandledRowCount();
    }
  }

  private static double timed(Callable<Void> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void print(long rows, List<List<Double>> seconds) {
    double[] medians = seconds.stream().mapToDouble(TrafficSpeedTest::median).toArray();
    for (int cores = 1; cores <= medians.length / 2; cores++) {
      double bare = medians[2 * cores - 2];
      double spark = medians[2 * cores - 1];
      System.out.printf(
          "%d rows, %d connection(s): bare COPY %.2f s (%.0f rows/s), into Spark %.2f s"
              + " (%.0f rows/s), ratio %.2f%n",
          rows, cores, bare, rows / bare, spark, rows / spark, bare / spark);
    }
  }

  private static void fill(FreshDatabase database) {
    database.execute(
        """
        INSERT INTO "Odd Shop"."page""views"
        SELECT md5((n %% 30000)::text)::uuid::text,
          timestamptz '2025-03-02 23:00Z' + n * interval '0.287 seconds',
          (ARRAY['/', '/items', '/items/', '/items/4711?utm_source=mail&utm_campaign=spring',
            '/items/4711/photos', '/account/settings'])[n %% 6 + 1],
          (ARRAY['https://www.search.example/', NULL, 'https://kiosk.example/items?page=2',
            'https://l.chat.example/?u=https%%3A%%2F%%2Fkiosk.example', 'https://blog.example/a/b'])
            [n %% 5 + 1],
          (ARRAY['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36',
            'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 Edg/132.0.0.0',
            'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1',
            'Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0'])[n %% 4 + 1],
          '192.0.2.9'
        FROM generate_series(1, %d) AS n;
        INSERT INTO "Odd Shop"."select"
        SELECT md5(n::text)::uuid::text, CASE n %% 10 WHEN 0 THEN 'no' ELSE 'yes' END,
          timestamptz '2025-01-01 00:00Z' + n * interval '1 minute'
        FROM generate_series(1, 29000) AS n;
        CREATE INDEX ON "Odd Shop"."page""views" ("when");
        ANALYZE"""
            .formatted(HITS));
  }
}
