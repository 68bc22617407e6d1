package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The load itself: repeatable, whole, and quick enough. */
class DemoPeopleTest {
  private static final int FEW = 400;

  /** A digest of every row of every table. */
  private static final String CHECKSUMS =
      """
      SELECT table_name, (xpath('/row/c/text()', query_to_xml(format(
        'SELECT count(*) || md5(string_agg(md5(t::text), '''' ORDER BY id)) AS c FROM %I t',
        table_name), false, true, '')))[1]::text
      FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1
      """;

  /** For tests that leave it as it is. */
  private static FreshDatabase filled;

  @BeforeAll
  static void fill() {
    filled = TestDatabase.chosen().fresh("people");
    Marketplace.fill(filled, FEW);
  }

  @Test
  void load_twice_sameRows() {
    FreshDatabase again = TestDatabase.chosen().fresh("people");
    Marketplace.fill(again, FEW);

    assertThat(checksums(again)).hasSize(13).doesNotHaveDuplicates().isEqualTo(checksums(filled));
  }

  @Test
  void load_otherSeed_otherRows() throws SQLException {
    DemoDefaults defaults = DemoDefaults.read(Marketplace.FOLDER);
    DemoDefaults other =
        new DemoDefaults(
            defaults.asOf(),
            defaults.people(),
            defaults.seed() + 1,
            defaults.locale(),
            defaults.populations());
    FreshDatabase database = empty();
    try (Connection connection = database.connect()) {
      Almanac almanac = new Almanac(Marketplace.AS_OF, Marketplace.ZONE);
      DemoPeople.load(connection, WorldReader.read(Marketplace.FOLDER, other, FEW, almanac));
    }

    assertThat(checksums(database)).doesNotContainAnyElementsOf(checksums(filled));
  }

  @Test
  void load_done_everyConstraintAndIndexIsBack() {
    assertThat(definitions(filled)).hasSizeGreaterThan(60).isEqualTo(definitions(empty()));
  }

  @Test
  void load_everyInstant_liesBeforeTheDay() {
    List<String> columns =
        filled.rows(
            "SELECT table_name || '.' || column_name FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'");

    assertThat(columns)
        .hasSize(18)
        .allSatisfy(column -> assertThat(later(filled, column)).as(column).isZero());
  }

  @Test
  void load_personalValues_canBeTracedToOnePerson() {
    assertThat(
            filled.rows(
                "SELECT count(DISTINCT email), count(DISTINCT phone), count(DISTINCT full_name) >"
                    + " 0.98 * count(*) FROM users"))
        .containsExactly(FEW + "|" + FEW + "|t");
  }

  @Test
  void load_visitors_aboutTwoThousandAWeekOfWhomMostConsent() {
    List<String> weeks =
        filled.rows(
            """
            SELECT count(DISTINCT visitor_id) BETWEEN 1500 AND 2500,
              round(100.0 * count(DISTINCT visitor_id) FILTER (WHERE granted)
                / count(DISTINCT visitor_id)) BETWEEN 55 AND 65
            FROM page_views v
            LEFT JOIN (SELECT visitor_id, true AS granted FROM consents
                       GROUP BY 1 HAVING max(choice) = 'granted') c USING (visitor_id)
            WHERE viewed_at AT TIME ZONE 'Africa/Douala' >= '2026-01-12'
              AND viewed_at AT TIME ZONE 'Africa/Douala' < '2026-02-23'
            GROUP BY date_trunc('week', viewed_at AT TIME ZONE 'Africa/Douala')""");

    assertThat(weeks).hasSize(6).containsOnly("t|t");
  }

  @Test
  void load_fewerPeopleThanHistories_refused() throws SQLException {
    try (Connection connection = empty().connect()) {
      assertThatThrownBy(
              () ->
                  DemoPeople.load(
                      connection, Marketplace.FOLDER, 20, Marketplace.AS_OF, Marketplace.ZONE))
          .isInstanceOf(LetheException.class)
          .hasMessage(
              "Cannot read demo file people.yaml: its histories need 111 members and one history"
                  + " with a share, and there are 20 members. Ask for more people.");
    }
  }

  @Test
  void load_intoFullTables_refusedWithoutAValueAndLeavesThemAsTheyWere() throws SQLException {
    List<String> before = checksums(filled);
    List<String> defined = definitions(filled);
    try (Connection connection = filled.connect()) {
      assertThatThrownBy(
              () ->
                  DemoPeople.load(
                      connection, Marketplace.FOLDER, FEW, Marketplace.AS_OF, Marketplace.ZONE))
          .isInstanceOf(LetheException.class)
          .hasNoCause()
          .hasMessage(
              "Cannot load the demo's people: the database answered 23505 in table users for"
                  + " constraint users_pkey. Use an empty database and check the demo files"
                  + " against its schema.");
    }

    assertThat(checksums(filled)).isEqualTo(before);
    assertThat(definitions(filled)).isEqualTo(defined);
  }

  @Test
  void load_twentyThousand_inBoundedTime() {
    FreshDatabase database = TestDatabase.chosen().fresh("many");
    long start = System.nanoTime();

    Marketplace.fill(database, 20_000);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("20,000 people loaded in " + took.toMillis() + " ms");
    assertThat(database.number("SELECT count(*) FROM users")).isEqualTo(20_000);
    assertThat(took).isLessThan(Duration.ofMinutes(3));
  }

  private static FreshDatabase empty() {
    FreshDatabase database = TestDatabase.chosen().fresh("people");
    try (Connection connection = database.connect()) {
      DemoDatabase.create(connection, Marketplace.FOLDER);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return database;
  }

  private static List<String> checksums(FreshDatabase database) {
    return database.rows(CHECKSUMS);
  }

  private static List<String> definitions(FreshDatabase database) {
    return database.rows(
        """
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        ORDER BY 1""");
  }

  private static long later(FreshDatabase database, String column) {
    int dot = column.indexOf('.');
    return database.number(
        "SELECT count(*) FROM %s WHERE %s >= timestamptz '2026-03-01 00:00+01'"
            .formatted(column.substring(0, dot), column.substring(dot + 1)));
  }
}
