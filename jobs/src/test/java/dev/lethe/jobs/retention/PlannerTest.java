package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.SourceDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two rules about one table: whom they take, and what taking them reads. */
class PlannerTest {
  private static final int MEMBERS = 600;
  private static final Policy POLICY =
      PolicyFile.remembered(
          "test",
          """
          controller: club
          role: controller
          zone: UTC
          language: en
          document: {title: Test, version: "1"}
          tables:
            member:
              key: id
              subject: id
              columns: {id: {is: key}, left_at: {is: event}, seen_at: {is: activity}}
            visit:
              key: id
              subject: id
              columns: {id: {is: key}, ended_at: {is: event}}
          rules:
            - {id: VISIT, clause: "1", quote: q, subject: visit, since: visit.ended_at, longer-than: P1Y, then: delete}
            - {id: LEFT, clause: "1", quote: q, subject: member, since: member.left_at, longer-than: P1Y, then: delete}
            - {id: IDLE, clause: "1", quote: q, subject: member, since: member.seen_at, longer-than: P3Y, then: delete}
          limits: {approve-above: 100%, refuse-above: 100%}
          """
              .getBytes(StandardCharsets.UTF_8));
  private static final FreshDatabase CLUB = TestDatabase.newest().fresh("club");
  private static final SourceDatabase SOURCE = new SourceDatabase(CLUB.dataSource());

  @BeforeAll
  static void fill() {
    CLUB.execute(
        """
        CREATE TABLE member (id int PRIMARY KEY, left_at date, seen_at date);
        INSERT INTO member
        SELECT i, CASE WHEN i %% 2 = 0 THEN date '2020-01-01' ELSE date '2026-02-01' END,
               CASE i %% 3 WHEN 0 THEN date '2020-01-01' WHEN 1 THEN date '2026-02-01' END
        FROM generate_series(1, %1$d) i;
        CREATE TABLE visit (id int PRIMARY KEY, ended_at date);
        INSERT INTO visit
        SELECT i, CASE i %% 4 WHEN 0 THEN date '2020-01-01' WHEN 1 THEN date '2026-02-01' WHEN 2 THEN date 'infinity' END
        FROM generate_series(1, %1$d) i;
        """
            .formatted(MEMBERS));
    Installer.install(SOURCE, POLICY);
  }

  @Test
  void plan_twoRulesFindOnePerson_takesThePersonOnceByTheEarlier() {
    Plan plan = plan("twice");

    assertThat(
            CLUB.rows(
                """
                SELECT rule_id, planned, count(*), count(DISTINCT subject_key) FROM lethe.plan_subject
                WHERE plan_id = '%s' AND subject_table = 'member' GROUP BY 1, 2 ORDER BY 1, 2
                """
                    .formatted(plan.id())))
        .containsExactly("IDLE|due|100|100", "IDLE|quarantined|100|100", "LEFT|due|300|300");
    assertThat(CLUB.number(due("i % 2 = 0", "LEFT", plan))).isZero();
    assertThat(CLUB.number(due("i % 2 = 1 AND i % 3 = 0", "IDLE", plan))).isZero();
  }

  @Test
  void plan_ruleAloneOnItsTable_takesTheOldAndSetsTheUnknownAside() {
    Plan plan = plan("alone");

    assertThat(
            CLUB.rows(
                """
                SELECT planned, subject_key::int %% 4, count(*), min(ordinal), count(DISTINCT ordinal)
                FROM lethe.plan_subject WHERE plan_id = '%s' AND rule_id = 'VISIT'
                GROUP BY 1, 2 ORDER BY 1, 2
                """
                    .formatted(plan.id())))
        .containsExactly("due|0|150|3|150", "quarantined|2|150|1|150", "quarantined|3|150|2|150");
  }

  /** PostgreSQL takes a table that was emptied and vacuumed for as small as it is then. */
  @Test
  void plan_whereTheLastWasVacuumedAway_doesNotReadItsOwnRowsForEveryPerson() {
    plan("before");
    CLUB.execute("DELETE FROM lethe.plan_subject");
    CLUB.execute("VACUUM lethe.plan_subject");
    long before = scans();

    plan("after");

    assertThat(scans() - before).isLessThan(20);
  }

  /** Each person due is looked up among the open requests: none may cost a reading of them all. */
  @Test
  void pendingExport_ofOnePerson_isFoundByIndex() throws SQLException {
    try (Connection connection = CLUB.connect();
        Statement sql = connection.createStatement()) {
      sql.execute("SET enable_seqscan = off");
      ResultSet plan =
          sql.executeQuery(
              "EXPLAIN SELECT 1 FROM lethe.pending_export WHERE subject_table = 'member' AND subject_key = '7'");
      var steps = new StringBuilder();
      while (plan.next()) {
        steps.append(plan.getString(1));
      }
      assertThat(steps)
          .contains("rights_request_open", "directive_open")
          .doesNotContain("Seq Scan");
    }
  }

  private static long scans() {
    return CLUB.number(
        "SELECT seq_scan FROM pg_stat_all_tables WHERE relid = 'lethe.plan_subject'::regclass");
  }

  /** How many of one set are not in the other. */
  private static String due(String which, String rule, Plan plan) {
    String expected =
        "SELECT i::text FROM generate_series(1, %d) i WHERE %s".formatted(MEMBERS, which);
    String planned =
        "SELECT subject_key FROM lethe.plan_subject WHERE plan_id = '%s' AND rule_id = '%s' AND planned = 'due'"
            .formatted(plan.id(), rule);
    return "SELECT count(*) FROM ((%1$s EXCEPT %2$s) UNION ALL (%2$s EXCEPT %1$s)) d"
        .formatted(expected, planned);
  }

  private static Plan plan(String key) {
    LiveSchema schema = SOURCE.asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    return new Planner(SOURCE, Clock.systemUTC(), (jdbc, subject, rows) -> List.of())
        .plan(
            new Planner.Request(
                POLICY, schema, LocalDate.parse("2026-03-01"), key, "test", "test"));
  }
}
