package dev.lethe.warehouse;

import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.warehouse.release.LedgerInMemory;
import dev.lethe.warehouse.release.Publication;
import dev.lethe.warehouse.release.Publisher;
import dev.lethe.warehouse.release.ReleaseKey;
import dev.lethe.warehouse.release.Submission;
import dev.lethe.warehouse.retired.RetiredPeople;
import dev.lethe.warehouse.spark.SparkForTests;
import dev.lethe.warehouse.traffic.Coverage;
import dev.lethe.warehouse.traffic.Hit;
import dev.lethe.warehouse.traffic.Hits;
import dev.lethe.warehouse.traffic.SamplePolicy;
import dev.lethe.warehouse.traffic.TrafficPeriod;
import dev.lethe.warehouse.traffic.TrafficStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.Assertions;

/** Every gold table, published once for all tests that only read: retired people and one week. */
public final class SampleWarehouse {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
  private static final Path FOLDER = publish();

  private SampleWarehouse() {}

  public static Path folder() {
    return FOLDER;
  }

  private static Path publish() {
    try {
      var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "warehouse");
      var clock = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
      var publisher = new Publisher(SparkForTests.session(), folder, new LedgerInMemory(), clock);
      retired(publisher);
      traffic(publisher);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void retired(Publisher publisher) {
    var region = new Dimension("region", List.of("Extrême-Nord", "Sud", "other"));
    var release =
        new Release("retired_people", TableName.of("users"), List.of("region"), 11, false);
    var retired = new RetiredPeople(release, List.of(region));
    List<Row> cells =
        List.of(RowFactory.create("Extrême-Nord", 25L), RowFactory.create("Sud", 12L));
    var schema =
        new StructType().add("region", DataTypes.StringType).add("people", DataTypes.LongType);
    var pool = SparkForTests.session().createDataFrame(cells, schema);
    var key = ReleaseKey.of("kiosk", "retired_people", MONDAY);
    published(
        publisher.publish(
            new Submission(key, MONDAY, "a", retired.table(), retired.candidate(pool, MONDAY))));
  }

  private static void traffic(Publisher publisher) {
    var policy = SamplePolicy.traffic(List.of(Figure.values()));
    var week = new TrafficPeriod(MONDAY, MONDAY.plusDays(6));
    var hits = SparkForTests.session().createDataFrame(hits(), Hits.SCHEMA);
    try (var statistics = new TrafficStatistics(policy, week, new Coverage(3, 4), hits)) {
      for (var statistic : statistics.all()) {
        var key = ReleaseKey.of("kiosk", statistic.table().name(), MONDAY);
        published(
            publisher.publish(
                new Submission(key, week.end(), "a", statistic.table(), statistic.candidate())));
      }
    }
  }

  private static List<Row> hits() {
    var hits = new ArrayList<Row>();
    for (int i = 0; i < 90; i++) {
      var at = Instant.parse("2026-11-09T08:00:00Z").plusSeconds(i * 100L);
      var browser = i % 3 == 0 ? "firefox" : "chrome";
      hits.add(new Hit(i % 45, at, "/offers/*", "direct", browser, "android").row());
    }
    return hits;
  }

  private static void published(Publication publication) {
    Assertions.assertThat(publication).isInstanceOf(Publication.Published.class);
  }
}
