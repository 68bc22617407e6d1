package dev.lethe.warehouse.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.warehouse.spark.SparkForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrafficStatisticsTest {
  private static final TrafficPeriod WEEK =
      new TrafficPeriod(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 15));
  private static final Instant MONDAY = Instant.parse("2026-11-09T08:00:00Z");

  @Test
  void all_thousandsOfRandomHits_equalThePlainJavaOracle() {
    var hits = randomHits(4_000, 300);
    var oracle = new TrafficOracle(hits, 1_800);

    assertThat(tables(hits, Figure.values()))
        .isEqualTo(
            Map.of(
                "traffic_browsers", oracle.visitsBy(Hit::browser),
                "traffic_operating_systems", oracle.visitsBy(Hit::os),
                "traffic_referrers", oracle.visitsBy(Hit::referrer),
                "traffic_pages", oracle.views(),
                "traffic_visits", oracle.totals()));
  }

  @Test
  void all_silenceOfExactlyTheGap_isOneVisit() {
    var hits = new ArrayList<Hit>();
    for (int visitor = 0; visitor < 11; visitor++) {
      hits.add(hit(visitor, 0, "chrome"));
      hits.add(hit(visitor, 1_800_000, "chrome"));
      hits.add(hit(visitor, 3_600_001, "chrome"));
    }

    assertThat(tables(hits, Figure.VISITS, Figure.AVERAGE_DURATION).get("traffic_visits"))
        .containsExactly("2026-11-09 2026-11-15 22 900 40");
  }

  @Test
  void all_fewerVisitorsThanTheMinimum_publishesNothing() {
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < 200; i++) {
      hits.add(hit(i % 10, i, "chrome"));
    }

    assertThat(tables(hits, Figure.values()).values()).allMatch(List::isEmpty);
  }

  @Test
  void all_noHits_publishesNothing() {
    assertThat(tables(List.of(), Figure.values()).values()).allMatch(List::isEmpty);
  }

  @Test
  void all_browserOfFewVisitorsWithManyVisits_isFolded() {
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < 40; i++) {
      hits.add(hit(i, 0, "chrome"));
      hits.add(hit(100 + i % 3, i * 7_200_000L, "opera-mini"));
    }
    for (int i = 0; i < 12; i++) {
      hits.add(hit(200 + i, 0, "safari"));
    }

    assertThat(tables(hits, Figure.BROWSER).get("traffic_browsers"))
        .containsExactly("2026-11-09 2026-11-15 chrome 40 40", "2026-11-09 2026-11-15 other 52 40");
  }

  @Tag("KM-03")
  @Test
  void all_figuresThePolicyDoesNotName_areNowhere() {
    try (var statistics = statistics(randomHits(200, 50), Figure.VISITS)) {
      assertThat(statistics.all())
          .singleElement()
          .satisfies(
              only ->
                  assertThat(only.table().columns())
                      .containsExactly("period_start", "period_end", "visits", "coverage_percent"));
    }
  }

  @Test
  void all_pagesOnly_haveNoTotals() {
    assertThat(tables(randomHits(200, 50), Figure.PAGES)).containsOnlyKeys("traffic_pages");
  }

  @Test
  void all_hitsInAnotherOrderAndPartitions_giveTheSame() {
    var hits = randomHits(1_000, 60);
    var shuffled = new ArrayList<>(hits);
    java.util.Collections.shuffle(shuffled, new Random(7));

    assertThat(tables(shuffled, Figure.values())).isEqualTo(tables(hits, Figure.values()));
  }

  @Test
  void percent_roundsHalvesUp() {
    assertThat(new Coverage(2, 5).percent()).isEqualTo(40);
    assertThat(new Coverage(1, 200).percent()).isEqualTo(1);
    assertThat(new Coverage(0, 0).percent()).isZero();
  }

  /** What each table would publish, one line for each row; the gate must agree with every table. */
  private static Map<String, List<String>> tables(List<Hit> hits, Figure... figures) {
    var tables = new TreeMap<String, List<String>>();
    try (var statistics = statistics(hits, figures)) {
      for (var statistic : statistics.all()) {
        assertThat(Gate.examine(statistic.candidate()).passed()).isTrue();
        var columns =
            statistic.table().columns().stream().map(functions::col).toArray(Column[]::new);
        tables.put(
            statistic.table().name(),
            statistic.candidate().published().select(columns).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList());
      }
    }
    return tables;
  }

  private static TrafficStatistics statistics(List<Hit> hits, Figure... figures) {
    var rows = hits.stream().map(Hit::row).toList();
    var dataset = SparkForTests.session().createDataFrame(rows, Hits.SCHEMA);
    return new TrafficStatistics(
        SamplePolicy.traffic(Arrays.asList(figures)), WEEK, new Coverage(2, 5), dataset);
  }

  /** Bursts and silences around the gap; popular and rare values; ties in the same microsecond. */
  private static List<Hit> randomHits(int count, int visitors) {
    var random = new Random(20261122);
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < count; i++) {
      long minute = random.nextInt(7 * 24 * 4) * 15L;
      hits.add(
          new Hit(
              (int) (visitors * Math.pow(random.nextDouble(), 2)),
              MONDAY.plusSeconds(minute * 60).plusMillis(random.nextInt(3)),
              pick(random, TrafficDomains.pages(SamplePolicy.traffic(List.of()))),
              pick(random, TrafficDomains.referrers(SamplePolicy.traffic(List.of()))),
              pick(random, TrafficDomains.BROWSERS),
              pick(random, TrafficDomains.OPERATING_SYSTEMS)));
    }
    return hits;
  }

  private static String pick(Random random, List<String> domain) {
    return domain.get((int) (domain.size() * Math.pow(random.nextDouble(), 4)));
  }

  private static Hit hit(int visitor, long millis, String browser) {
    return new Hit(visitor, MONDAY.plusMillis(millis), "/", "direct", browser, "android");
  }
}
