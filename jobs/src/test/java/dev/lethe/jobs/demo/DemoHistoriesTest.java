package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each labelled history is what its label says, by an oracle in SQL ({@link Judgement}). */
class DemoHistoriesTest {
  private static final int PEOPLE = 5_000;
  private static final Map<String, String> VERDICTS =
      Map.of("users", "people", "page_views", "hits", "consents", "choices");

  private static FreshDatabase database;
  private static DemoHistories histories;

  @BeforeAll
  static void load() {
    database = TestDatabase.chosen().fresh("histories");
    histories = Marketplace.fill(database, PEOPLE);
    Judgement.install(database);
    database.execute(
        "CREATE TABLE oracle.verdicts AS SELECT * FROM oracle.people;"
            + "ALTER TABLE oracle.verdicts ADD PRIMARY KEY (id); ANALYZE oracle.verdicts");
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void load_labelledRows_areJudgedAsExpected(String label, String table, Outcome expected) {
    long[] keys = histories.labelled(label).keys(table).toArray();

    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
    assertThat(
            database.rows(
                "SELECT verdict, count(*) FROM oracle.%s WHERE id IN (%s) GROUP BY 1"
                    .formatted(VERDICTS.get(table), list(keys))))
        .containsExactly(judged(expected) + "|" + keys.length);
  }

  static Stream<Arguments> expectations() {
    return histories.all().stream()
        .flatMap(
            history ->
                history.expected().entrySet().stream()
                    .map(entry -> Arguments.of(history.label(), entry.getKey(), entry.getValue())));
  }

  @Test
  void load_everyPerson_hasOneLabel() {
    List<Long> keys =
        histories.all().stream()
            .filter(history -> history.table().equals("users"))
            .flatMap(history -> history.keys().boxed())
            .toList();

    assertThat(keys).hasSize(PEOPLE).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "three-years-less-a-day, 2023-03-02",
    "exactly-three-years, 2023-03-01",
    "three-years-and-a-day, 2023-02-28",
    "leap-day, 2020-02-29",
    "end-of-february, 2023-02-28",
    "never-active-for-three-years, 2023-03-01",
  })
  void load_labelOfADay_lastActivityIsOnThatDay(String label, String day) {
    assertThat(rows("SELECT DISTINCT oracle.here(latest) FROM oracle.verdicts WHERE id IN", label))
        .containsExactly(day);
  }

  @Test
  void load_exactlyThreeYears_daysWouldSayDue() {
    assertThat(
            rows(
                "SELECT DISTINCT oracle.here(latest) + 1095 < date '2026-03-01'"
                    + " FROM oracle.verdicts WHERE id IN",
                "exactly-three-years"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @CsvSource({
    "just-after-midnight, 2023-02-28 23:30:00",
    "just-before-midnight, 2023-02-28 22:30:00",
  })
  void load_aroundMidnight_isTheSameDayInUtc(String label, String utc) {
    assertThat(
            rows(
                "SELECT DISTINCT latest AT TIME ZONE 'UTC' FROM oracle.verdicts WHERE id IN",
                label))
        .containsExactly(utc);
  }

  @ParameterizedTest
  @CsvSource({
    "recent-message, message",
    "recent-order, order",
    "recent-listing, listing",
    "recent-contact, contact",
    "recent-login-row, login-row",
    "recent-support-contact, support-contact",
  })
  void load_recentInOneTable_isSilentEverywhereElse(String label, String kind) {
    assertThat(
            rows(
                "SELECT DISTINCT kind FROM oracle.acts"
                    + " WHERE at > timestamptz '2023-03-01 00:00+01' AND id IN",
                label))
        .containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "opened-an-email, last_email_open_at",
    "touched-by-the-system, last_updated",
  })
  void load_onlyATechnicalColumnIsRecent_saysSo(String label, String column) {
    assertThat(
            rows(
                "SELECT DISTINCT %s > '2026-02-01' FROM users WHERE id IN".formatted(column),
                label))
        .containsExactly("t");
  }

  @Test
  void load_onlyReceivedMessages_fromPeopleWhoAreThere() {
    String keys = keys("only-received-messages");

    assertThat(database.number("SELECT count(*) FROM messages WHERE sender_id IN (" + keys + ")"))
        .isZero();
    assertThat(
            database.rows(
                """
                SELECT recipient_id FROM messages m JOIN oracle.verdicts s ON s.id = m.sender_id
                WHERE sent_at > '2025-12-01' AND verdict = 'KEPT' AND recipient_id IN (%s)
                GROUP BY 1"""
                    .formatted(keys)))
        .hasSize(4);
  }

  @Test
  void load_wroteToOthers_whoAreStillThere() {
    assertThat(
            rows(
                "SELECT count(*), min(r.verdict), max(r.verdict) FROM messages m"
                    + " JOIN oracle.verdicts r ON r.id = m.recipient_id WHERE sender_id IN",
                "wrote-to-others"))
        .containsExactly("20|KEPT|KEPT");
  }

  @ParameterizedTest
  @CsvSource({
    "child-of-thirteen-tomorrow, 2026-03-02",
    "child-of-thirteen-today, 2026-03-01",
  })
  void load_childAtTheLimit_thirteenOnThatDay(String label, String day) {
    assertThat(
            rows(
                "SELECT DISTINCT (birth_date + interval '13 years')::date FROM users WHERE id IN",
                label))
        .containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "child-with-consent, 11|t",
    "child-without-consent, 11|f",
    "unknown-birth-date, |f",
  })
  void load_ageAndConsent_asLabelled(String label, String expected) {
    assertThat(
            rows(
                "SELECT DISTINCT extract(year FROM age(date '2026-03-01', birth_date)),"
                    + " parental_consent_at IS NOT NULL FROM users WHERE id IN",
                label))
        .containsExactly(expected);
  }

  @Test
  void load_neverActive_hasNothingButAnAccount() {
    assertThat(rows("SELECT kind FROM oracle.acts WHERE id IN", "never-active")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "changed-to-refusal, granted, refused",
    "changed-to-consent, refused, granted",
  })
  void load_changedTheirMind_hitsBeforeAndAfter(String label, String first, String then) {
    List<String> choices =
        database.rows(
            """
            SELECT c.choice, count(*) FILTER (WHERE v.viewed_at > c.decided_at) > 0,
                   row_number() OVER (ORDER BY min(c.decided_at))
            FROM consents c JOIN page_views v USING (visitor_id) WHERE c.id IN (%s)
            GROUP BY 1 ORDER BY 3"""
                .formatted(list(histories.labelled(label).keys("consents").toArray())));

    assertThat(choices).containsExactly(first + "|t|1", then + "|t|2");
  }

  @Test
  void comeBack_afterThePlan_onlyTheyAreNoLongerDue() throws SQLException {
    FreshDatabase fresh = TestDatabase.chosen().fresh("comeback");
    DemoHistories few = Marketplace.fill(fresh, 300);
    Judgement.install(fresh);
    List<String> before = due(fresh);

    try (Connection connection = fresh.connect()) {
      DemoPeople.comeBack(
          connection, Marketplace.FOLDER, few, Instant.parse("2026-03-01T08:00:00Z"));
    }

    List<String> returned = few.labelled("will-return").keys().mapToObj(Long::toString).toList();
    assertThat(before).containsAll(returned).hasSizeGreaterThan(returned.size());
    assertThat(due(fresh))
        .isEqualTo(before.stream().filter(key -> !returned.contains(key)).toList());
  }

  @Test
  void load_allPeople_aFewAreDue() {
    double due = database.number("SELECT count(*) FROM oracle.verdicts WHERE verdict <> 'KEPT'");

    assertThat(due / PEOPLE).isBetween(0.05, 0.12);
  }

  @Test
  void load_retiredByRegionAndAge_someCellsAreLargeAndSomeSmall() {
    List<Integer> cells =
        database
            .rows(
                """
                SELECT count(*) FROM users JOIN oracle.verdicts USING (id)
                WHERE verdict = 'ANONYMISED' AND birth_date IS NOT NULL
                GROUP BY region,
                  width_bucket(extract(year FROM age(date '2026-03-01', birth_date)),
                               ARRAY[13, 25, 40, 60])""")
            .stream()
            .map(Integer::valueOf)
            .toList();

    assertThat(cells.stream().filter(people -> people >= 11)).hasSizeGreaterThan(5);
    assertThat(cells.stream().filter(people -> people < 11)).hasSizeGreaterThan(5);
  }

  @Test
  void load_messages_crossBetweenActiveAndInactive() {
    assertThat(
            database.rows(
                """
                SELECT s.verdict, r.verdict FROM messages m
                JOIN oracle.verdicts s ON s.id = sender_id JOIN oracle.verdicts r ON r.id = recipient_id
                GROUP BY 1, 2 HAVING count(*) > 100"""))
        .contains("KEPT|ANONYMISED", "ANONYMISED|KEPT");
  }

  @Test
  void keys_ofATable_areTheRowsOfThosePeople() {
    DemoHistory held = histories.labelled("on-hold");

    assertThat(held.keys("listings").mapToObj(Long::toString))
        .isNotEmpty()
        .containsExactlyElementsOf(
            database.rows(
                "SELECT id FROM listings WHERE user_id IN (%s) ORDER BY 1"
                    .formatted(keys("on-hold"))));
  }

  @Test
  void labelled_unknown_refused() {
    assertThatThrownBy(() -> histories.labelled("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No history is labelled nobody");
  }

  private static List<String> due(FreshDatabase database) {
    return database.rows("SELECT id FROM oracle.people WHERE verdict = 'ANONYMISED' ORDER BY id");
  }

  private static List<String> rows(String untilIn, String label) {
    return database.rows(untilIn + " (" + keys(label) + ")");
  }

  private static String keys(String label) {
    return list(histories.labelled(label).keys().toArray());
  }

  private static String list(long[] keys) {
    return LongStream.of(keys).mapToObj(Long::toString).collect(Collectors.joining(", "));
  }

  private static String judged(Outcome expected) {
    return switch (expected) {
      case HELD, RESTRICTED, RETURNED -> "ANONYMISED";
      case KEPT, ANONYMISED, DELETED, ARCHIVED, DEFERRED, QUARANTINED -> expected.name();
    };
  }
}
