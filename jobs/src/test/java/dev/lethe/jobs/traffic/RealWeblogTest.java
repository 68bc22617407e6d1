package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.jobs.LocalSpark;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.realdata.SharedData;
import dev.lethe.warehouse.traffic.Hits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three days of a real web log. Only counts and booleans are asserted: a failure must not show a
 * row. Choices are invented, by a rule over the address; the expected counts come from SQL of the
 * test's own, or from the data set's stated facts.
 */
@ExtendWith(SharedData.class)
class RealWeblogTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final LocalDate FIRST_DAY = LocalDate.parse("2015-05-17");
  private static FreshDatabase database;

  @TempDir private Path keys;

  @BeforeAll
  static void load() {
    Path csv = SharedData.path("weblog-semicomplete/semicomplete-2015-05-17_19.csv");
    database = TestDatabase.chosen().fresh("weblog");
    database.execute(
        """
        CREATE TABLE hits (line_no int, client_ip text, ident text, auth_user text,
          requested_at timestamptz, method text, path text, protocol text, status int, bytes text,
          referrer text, user_agent text);
        CREATE TABLE choices (client_ip text, choice text, decided_at timestamptz);
        DO $$ BEGIN CREATE ROLE lethe_planner; EXCEPTION WHEN duplicate_object THEN END $$;
        GRANT SELECT ON hits, choices TO lethe_planner""");
    new CsvTable(database, "hits").load(csv);
    database.execute(
        """
        INSERT INTO choices
        SELECT DISTINCT client_ip, CASE hashtext(client_ip) & 3 WHEN 0 THEN 'no' ELSE 'yes' END,
          timestamptz '2015-05-18 12:00Z'
        FROM hits WHERE hashtext(client_ip) & 3 < 3""");
  }

  @Test
  void counts_everyDay_areTheStatedOnes() {
    assertThat(counts(FIRST_DAY)).isEqualTo(new TrafficCounts(1632, 0, 0, 1632));
    assertThat(counts(FIRST_DAY.plusDays(1)).all()).isEqualTo(2893);
    assertThat(counts(FIRST_DAY.plusDays(2)).all()).isEqualTo(2896);
    assertThat(counts(FIRST_DAY.plusDays(3)).all()).isZero();
  }

  @Test
  void counts_dayOfTheChoice_followEachHit() {
    String day = "SELECT count(*) FROM hits WHERE requested_at::date = '2015-05-18' AND ";
    String after = "requested_at >= '2015-05-18 12:00Z' AND hashtext(client_ip) & 3 ";
    TrafficCounts counts = counts(FIRST_DAY.plusDays(1));
    assertThat(counts.granted()).isEqualTo(database.number(day + after + "IN (1, 2)"));
    assertThat(counts.refused()).isEqualTo(database.number(day + after + "= 0"));
    assertThat(counts.undecided()).isPositive();
  }

  @Test
  void hits_lastDay_holdNothingButPublicWordsAndTokens() {
    try (TrafficExtraction extraction = extraction(FIRST_DAY.plusDays(2))) {
      Dataset<Row> hits = extraction.hits(SPARK, 2);
      assertThat(hits.count()).isEqualTo(extraction.counts().granted()).isPositive();
      assertThat(
              hits.where(
                      "length(visitor) <> 16 OR page NOT IN ('/', '/blog/*', '/blog/*/*', 'other')"
                          + " OR referrer NOT IN ('own', 'direct', 'google.com', 'other')")
                  .count())
          .isZero();
      assertThat(hits.select(Hits.VISITOR).distinct().count())
          .isEqualTo(
              database.number(
                  "SELECT count(DISTINCT client_ip) FROM hits WHERE hashtext(client_ip) & 3"
                      + " IN (1, 2) AND requested_at::date = '2015-05-19'"));
      assertThat(hits.where("browser = 'bot'").count())
          .isGreaterThanOrEqualTo(
              database.number(
                  "SELECT count(*) FROM hits WHERE hashtext(client_ip) & 3 IN (1, 2) AND"
                      + " requested_at::date = '2015-05-19' AND user_agent ~*"
                      + " 'bot|spider|crawl|slurp' AND user_agent !~* 'cubot'"));
    }
  }

  @Test
  void hits_ownReferrers_areRecognised() {
    try (TrafficExtraction extraction = extraction(FIRST_DAY.plusDays(2))) {
      assertThat(extraction.hits(SPARK, 1).where("referrer = 'own'").count())
          .isEqualTo(
              database.number(
                  "SELECT count(*) FROM hits WHERE hashtext(client_ip) & 3 IN (1, 2) AND"
                      + " requested_at::date = '2015-05-19' AND split_part(split_part("
                      + "lower(referrer), '/', 3), ':', 1) ~ '(^|[.])semicomplete[.]com$'"))
          .isPositive();
    }
  }

  private TrafficCounts counts(LocalDate day) {
    try (TrafficExtraction extraction = extraction(day)) {
      return extraction.counts();
    }
  }

  private TrafficExtraction extraction(LocalDate day) {
    Policy policy = Kiosk.policy(ZoneOffset.UTC, traffic());
    return TrafficExtraction.open(
        Kiosk.access(database),
        policy,
        TrafficPeriod.containing(day, PeriodKind.DAY, policy.zone()),
        new TrafficKeys(keys));
  }

  private static Traffic traffic() {
    return new Traffic(
        new Clause("1", "a web log"),
        PeriodKind.DAY,
        List.of(),
        TableName.of("hits"),
        "client_ip",
        "requested_at",
        "path",
        "referrer",
        "user_agent",
        new Traffic.Consent(
            TableName.of("choices"), "client_ip", "choice", "decided_at", List.of("yes")),
        Duration.ofMinutes(30),
        11,
        Optional.of("semicomplete.com"),
        List.of("/", "/blog/*", "/blog/*/*"),
        List.of("google.com"));
  }
}
