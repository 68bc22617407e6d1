package dev.lethe.jobs.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.jobs.LocalSpark;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.Template;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.warehouse.traffic.Hits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficExtractionTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final Template KIOSK = new Template("kiosk", Kiosk::createIn);
  private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
  private static final LocalDate DAY = LocalDate.parse("2025-03-03");
  private static final String NOON = "2025-03-03T12:00:00+01";

  @TempDir private Path keys;
  private FreshDatabase database;

  @BeforeEach
  void freshDatabase() {
    database = TestDatabase.chosen().fresh("kiosk", KIOSK);
  }

  @Test
  void hits_grantedHit_isReducedToPublicWords() {
    choice("v", "yes", "2025-01-01T00:00Z");
    hit(
        "v",
        NOON,
        "/items/4?email=a@b.example",
        "https://www.search.example/?q=me",
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/133.0.0.0 Mobile Safari/537.36");

    try (TrafficExtraction extraction = extraction()) {
      Dataset<Row> hits = extraction.hits(SPARK, 1);
      assertThat(hits.schema()).isEqualTo(Hits.SCHEMA);
      assertThat(hits.drop(Hits.VISITOR).first().mkString(" "))
          .isEqualTo("2025-03-03T11:00:00Z /items/* search.example chrome android");
    }
  }

  @Test
  void hits_nothingButConsent_isOtherAndDirect() {
    choice("v", "yes", "2025-01-01T00:00Z");
    hit("v", NOON, null, null, null);
    assertThat(hits().get(0)).isEqualTo("other direct other other");
  }

  /** The oracle derives and hashes with the JDK alone. */
  @Test
  void hits_visitor_isTheKeyedTokenOfThisPeriod() throws Exception {
    choice("é😀", "yes", "2025-01-01T00:00Z");
    hit("é😀", NOON);

    byte[] token;
    try (TrafficExtraction extraction = extraction()) {
      token = extraction.hits(SPARK, 1).first().getAs(Hits.VISITOR);
    }

    byte[] secret = Files.readAllBytes(keys.resolve("traffic-kiosk-day-2025-03-03.secret"));
    byte[] extracted = mac(new byte[32], secret);
    byte[] key = mac(extracted, "kiosk|audience-measurement|day-2025-03-03\u0001".getBytes(UTF_8));
    assertThat(token).isEqualTo(Arrays.copyOf(mac(key, "é😀".getBytes(UTF_8)), 16));
  }

  private static byte[] mac(byte[] key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  @Tag("KM-02")
  @Test
  void hits_choices_theLatestAtOrBeforeTheHitDecides() {
    choice("before", "yes", "2025-03-03T10:59:59.999999Z");
    choice("same-instant", "yes", "2025-03-03T11:00:00Z");
    choice("after", "yes", "2025-03-03T11:00:00.000001Z");
    choice("refused", "no", "2025-01-01T00:00Z");
    choice("withdrawn", "yes", "2025-01-01T00:00Z");
    choice("withdrawn", "no", "2025-02-01T00:00Z");
    choice("withdrawn-later", "yes", "2025-01-01T00:00Z");
    choice("withdrawn-later", "no", "2025-03-03T11:00:00.000001Z");
    choice("changed-twice", "yes", "2025-01-01T00:00Z");
    choice("changed-twice", "no", "2025-02-01T00:00Z");
    choice("changed-twice", "it's fine", "2025-03-01T00:00Z");
    choice("both-at-once", "yes", "2025-01-01T00:00Z");
    choice("both-at-once", "no", "2025-01-01T00:00Z");
    choice("empty-choice", null, "2025-01-01T00:00Z");
    choice("other-case", "YES", "2025-01-01T00:00Z");
    choice("undated-refusal", "yes", "2025-01-01T00:00Z");
    choice("undated-refusal", "no", null);
    choice("undated-only", "yes", null);
    for (String visitor :
        List.of(
            "before",
            "same-instant",
            "after",
            "refused",
            "withdrawn",
            "withdrawn-later",
            "changed-twice",
            "both-at-once",
            "empty-choice",
            "other-case",
            "undated-refusal",
            "undated-only",
            "never-chose")) {
      hit(visitor, NOON, "/items/new");
    }
    hit(null, NOON);

    try (TrafficExtraction extraction = extraction()) {
      assertThat(extraction.hits(SPARK, 1).count()).isEqualTo(4);
      assertThat(extraction.counts()).isEqualTo(new TrafficCounts(14, 4, 7, 3));
      assertThat(extraction.counts().coveragePercent()).isEqualTo(29);
    }
  }

  @Tag("KM-02")
  @Test
  void hits_choiceChangesWithinTheDay_eachHitFollowsItsOwnMoment() {
    choice("v", "yes", "2025-03-03T08:00Z");
    choice("v", "no", "2025-03-03T10:00Z");
    choice("v", "yes", "2025-03-03T12:00Z");
    for (String hour : List.of("07", "08", "09", "10", "11", "12", "13")) {
      hit("v", "2025-03-03T" + hour + ":00Z");
    }
    try (TrafficExtraction extraction = extraction()) {
      assertThat(extraction.hits(SPARK, 2).select(Hits.AT).collectAsList())
          .extracting(row -> row.<Instant>getAs(0).toString().substring(11, 13))
          .containsExactlyInAnyOrder("08", "09", "12", "13");
      assertThat(extraction.counts()).isEqualTo(new TrafficCounts(7, 4, 2, 1));
    }
  }

  @Test
  void hits_aroundMidnightInTheControllersZone_belongToTheirDay() {
    choice("v", "yes", "2020-01-01T00:00Z");
    hit("v", "2025-03-02T22:59:59.999999Z");
    hit("v", "2025-03-02T23:00:00Z");
    hit("v", "2025-03-03T22:59:59.999999Z");
    hit("v", "2025-03-03T23:00:00Z");
    assertThat(countOn(DOUALA, DAY)).isEqualTo(2);
    assertThat(countOn(ZoneId.of("UTC"), DAY)).isEqualTo(2);
    assertThat(countOn(DOUALA, DAY.minusDays(1))).isEqualTo(1);
    assertThat(countOn(ZoneId.of("Asia/Tokyo"), DAY)).isEqualTo(2);
    assertThat(countOn(ZoneId.of("Asia/Tokyo"), DAY.plusDays(1))).isEqualTo(2);
  }

  @Test
  void hits_dayWhenClocksChange_has23Or25Hours() {
    choice("v", "yes", "2020-01-01T00:00Z");
    database.execute(
        """
        INSERT INTO "Odd Shop"."page""views" ("Visitor Id", "when")
        SELECT 'v', h FROM generate_series(
          timestamptz '2025-03-28 00:30Z', '2025-04-01 00:00Z', interval '1 hour') AS h
        UNION ALL SELECT 'v', h FROM generate_series(
          timestamptz '2025-10-24 00:30Z', '2025-10-28 00:00Z', interval '1 hour') AS h""");
    ZoneId paris = ZoneId.of("Europe/Paris");
    assertThat(countOn(paris, LocalDate.parse("2025-03-30"))).isEqualTo(23);
    assertThat(countOn(paris, LocalDate.parse("2025-10-26"))).isEqualTo(25);
    assertThat(countOn(paris, LocalDate.parse("2025-03-29"))).isEqualTo(24);
    assertThat(countOn(DOUALA, LocalDate.parse("2025-03-30"))).isEqualTo(24);
  }

  private long countOn(ZoneId zone, LocalDate day) {
    Policy policy = Kiosk.policy(zone);
    try (TrafficExtraction extraction = extraction(policy, day)) {
      return extraction.hits(SPARK, 2).count();
    }
  }

  @Test
  void hits_instantsWithoutZone_areReadInTheControllersZone() {
    database.execute(
        """
        ALTER TABLE "Odd Shop"."page""views" ALTER "when" TYPE timestamp USING NULL;
        INSERT INTO "Odd Shop"."page""views" ("Visitor Id", "when")
        VALUES ('v', '2025-03-03 00:00:00'), ('v', '2025-03-03 23:59:59'), ('v', '2025-03-04')""");
    choice("v", "yes", "2020-01-01T00:00Z");
    for (String zone : List.of("Africa/Douala", "UTC", "+05:30", "UTC-03:00")) {
      try (TrafficExtraction extraction = extraction(Kiosk.policy(ZoneId.of(zone)), DAY)) {
        assertThat(extraction.counts().all()).as(zone).isEqualTo(2);
        assertThat(extraction.hits(SPARK, 2).selectExpr("min(at)").first().<Instant>getAs(0))
            .isEqualTo(DAY.atStartOfDay(ZoneId.of(zone)).toInstant());
      }
    }
  }

  @Test
  void hits_twoPartitions_equalOne() {
    crowd(5000);
    try (TrafficExtraction extraction = extraction()) {
      Dataset<Row> one = extraction.hits(SPARK, 1);
      Dataset<Row> two = extraction.hits(SPARK, 2);
      assertThat(one.count()).isEqualTo(extraction.counts().granted()).isPositive();
      assertThat(two.count()).isEqualTo(one.count());
      assertThat(one.exceptAll(two).count()).isZero();
    }
  }

  @Test
  void hits_sourceChangesWhileOpen_countsHitsAndDigestStillAgree() {
    crowd(500);
    try (TrafficExtraction extraction = extraction()) {
      Dataset<Row> hits = extraction.hits(SPARK, 2);
      String digest = extraction.inputDigest();
      database.execute("DELETE FROM \"Odd Shop\".\"page\"\"views\"");
      assertThat(hits.count()).isEqualTo(extraction.counts().granted()).isPositive();
      assertThat(extraction.inputDigest()).isEqualTo(digest);
    }
  }

  @Test
  void inputDigest_sameRowsInAnotherOrder_isTheSame() {
    crowd(500);
    String digest = digest();
    database.execute(
        """
        CREATE TEMP TABLE shuffled AS SELECT * FROM "Odd Shop"."page""views" ORDER BY random();
        TRUNCATE "Odd Shop"."page""views";
        INSERT INTO "Odd Shop"."page""views" SELECT * FROM shuffled""");
    assertThat(digest()).isEqualTo(digest).matches("[0-9a-f]{64}");
  }

  @Test
  void inputDigest_changeThatLeavesNoTraceInTheReducedRows_isTheSame() {
    crowd(500);
    String digest = digest();
    database.execute(
        "UPDATE \"Odd Shop\".\"page\"\"views\" SET ip = '192.0.2.8', path = path || '?utm=1'");
    hit("unseen", "2025-03-04T12:00:00+01");
    assertThat(digest()).isEqualTo(digest);
  }

  @Test
  void inputDigest_anyChangeOfTheReducedRowsOrCounts_isNoticed() {
    crowd(500);
    hit("g2", NOON, "/items");
    String first = digest();
    hit("g2", NOON, "/items");
    String twice = digest();
    database.execute("UPDATE \"Odd Shop\".\"page\"\"views\" SET path = '/' WHERE path = '/items'");
    String moved = digest();
    hit("never-chose", NOON);
    String undecided = digest();
    choice("never-chose", "no", "2025-01-01T00:00Z");
    String refused = digest();
    assertThat(Stream.of(first, twice, moved, undecided, refused).distinct()).hasSize(5);
  }

  @Test
  void inputDigest_otherParametersPeriodOrInstallation_isAnother() {
    crowd(50);
    Policy policy = Kiosk.policy(DOUALA);
    Policy rounder = Kiosk.policy(DOUALA, withMinimumGroup(12));
    String digest = digest();
    assertThat(digest(rounder, DAY, keys)).isNotEqualTo(digest);
    assertThat(digest(policy, DAY.plusDays(1), keys)).isNotEqualTo(digest);
    assertThat(digest(policy, DAY, keys.resolve("other"))).isNotEqualTo(digest);
    assertThat(digest()).isEqualTo(digest);
  }

  private static Traffic withMinimumGroup(int people) {
    Traffic t = Kiosk.traffic();
    return new Traffic(
        t.clause(),
        t.period(),
        t.figures(),
        t.hits(),
        t.visitor(),
        t.at(),
        t.path(),
        t.referrer(),
        t.userAgent(),
        t.consent(),
        t.visitGap(),
        people,
        t.ownDomain(),
        t.pages(),
        t.referrers());
  }

  @Test
  void inputDigest_noHits_isStillOne() {
    assertThat(digest()).isEqualTo(digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void open_policyWithoutTraffic_isInvalid() {
    Policy p = Kiosk.policy(DOUALA);
    Policy silent =
        new Policy(
            p.controller(),
            p.role(),
            p.zone(),
            p.language(),
            p.document(),
            p.tables(),
            p.clocks(),
            p.rules(),
            p.releases(),
            p.duties(),
            p.holds(),
            p.limits(),
            Optional.empty(),
            p.safeguards(),
            p.edition(),
            p.sha256());
    assertThatThrownBy(() -> extraction(silent, DAY))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessageContaining("no traffic section");
  }

  @Test
  void open_periodWhoseKeyIsDestroyed_isRefused() {
    new TrafficKeys(keys).close(Kiosk.CONTROLLER, period(DOUALA, DAY));
    assertThatThrownBy(() -> extraction())
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
  }

  @Test
  void hits_rightIsMissing_saysSo() {
    database.execute("REVOKE SELECT ON \"Odd Shop\".\"select\" FROM lethe_planner");
    try (TrafficExtraction extraction = extraction()) {
      Dataset<Row> hits = extraction.hits(SPARK, 1);
      assertThatThrownBy(hits::count)
          .rootCause()
          .isInstanceOfSatisfying(
              LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
          .hasMessageContaining("42501");
    }
  }

  /** Somebody who may create functions must not get at what the queries see. */
  @Test
  void hits_functionOfTheSameNameInPublic_isNotCalled() {
    database.execute(
        """
        CREATE FUNCTION public.split_part(text, text, int) RETURNS text LANGUAGE sql AS
          $$ SELECT '/items' $$;
        CREATE FUNCTION public.btrim(text, text) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
        ALTER DATABASE "%s" SET search_path = public, pg_catalog"""
            .formatted(database.name()));
    choice("v", "yes", "2025-01-01T00:00Z");
    hit("v", NOON, "/");
    assertThat(hits()).containsExactly("/ direct other other");
  }

  private void crowd(int hits) {
    database.execute(
        """
        INSERT INTO "Odd Shop"."page""views"
        SELECT 'g' || n %% 40, timestamptz '2025-03-02 23:00Z' + n * interval '13.7 seconds',
          (ARRAY['/', '/items/new', '/secret'])[n %% 3 + 1],
          (ARRAY['https://search.example', NULL])[n %% 2 + 1], 'Mozilla/5.0 ' || n, '192.0.2.9'
        FROM generate_series(1, %d) AS n;
        INSERT INTO "Odd Shop"."select"
        SELECT 'g' || n, (ARRAY['yes', 'no'])[n %% 2 + 1],
          timestamptz '2025-03-02 23:00Z' + n * interval '1 minute'
        FROM generate_series(1, 30) AS n"""
            .formatted(hits));
  }

  private List<String> hits() {
    try (TrafficExtraction extraction = extraction()) {
      return extraction.hits(SPARK, 1).collectAsList().stream()
          .map(
              row ->
                  String.join(
                      " ", row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
          .toList();
    }
  }

  private String digest() {
    return digest(Kiosk.policy(DOUALA), DAY, keys);
  }

  private String digest(Policy policy, LocalDate day, Path folder) {
    try (TrafficExtraction extraction =
        TrafficExtraction.open(
            Kiosk.access(database), policy, period(policy.zone(), day), new TrafficKeys(folder))) {
      return extraction.inputDigest();
    }
  }

  private TrafficExtraction extraction() {
    return extraction(Kiosk.policy(DOUALA), DAY);
  }

  private TrafficExtraction extraction(Policy policy, LocalDate day) {
    return TrafficExtraction.open(
        Kiosk.access(database), policy, period(policy.zone(), day), new TrafficKeys(keys));
  }

  private static TrafficPeriod period(ZoneId zone, LocalDate day) {
    return TrafficPeriod.containing(day, PeriodKind.DAY, zone);
  }

  private void hit(String... values) {
    Kiosk.hit(database, values);
  }

  private void choice(String... values) {
    Kiosk.choice(database, values);
  }
}
