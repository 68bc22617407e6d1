package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.source.Lease;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that does not do what it was told, with or without a word. */
class SilentRefusalTest {
  private static final int PEOPLE = 800;
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final String KEY = "decided";

  /** Planned and approved; cases that go on from there do so on copies. */
  private static DemoRig decided;

  @BeforeAll
  static void decide() throws SQLException {
    decided = DemoRig.create(KEY, PEOPLE, DemoRig::uncounted);
    assertThat(decided.retain(KEY).code()).isEqualTo(ExitCode.WAITING);
    decided.approve(KEY);
  }

  @Test
  void retain_triggerVetoesInSilence_failsThoseAndCountsNobodyAsDone() {
    assertFailsAlone(
        "veto_delete",
        "CREATE FUNCTION veto() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.id IN (SELECT id FROM lethe.vetoed) THEN RETURN NULL; END IF; RETURN OLD; END $$;"
            + "CREATE TRIGGER veto BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION veto()");
  }

  @Test
  void retain_triggerKeepsWhatShouldBeBlanked_failsThose() {
    assertFailsAlone(
        "veto_update",
        "CREATE FUNCTION veto() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.sender_id IN (SELECT id FROM lethe.vetoed) THEN RETURN NULL; END IF; RETURN NEW; END $$;"
            + "CREATE TRIGGER veto BEFORE UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION veto()");
  }

  @Test
  void retain_triggerWithACodeOfItsOwn_failsThose() {
    assertFailsAlone(
        "veto_code",
        "CREATE FUNCTION veto() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.id IN (SELECT id FROM lethe.vetoed) THEN RAISE EXCEPTION 'no' USING ERRCODE = 'AB123'; END IF; RETURN OLD; END $$;"
            + "CREATE TRIGGER veto BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION veto()");
  }

  private static void assertFailsAlone(String name, String veto) {
    try (DemoRig rig = decided.copy(name)) {
      rig.sql()
          .sql(
              "CREATE TABLE lethe.vetoed AS SELECT subject_key::bigint AS id FROM lethe.plan_subject WHERE rule_id = 'KM-15' AND planned = 'due' AND EXISTS (SELECT FROM messages m WHERE m.sender_id = subject_key::bigint) ORDER BY 1 LIMIT 2; GRANT SELECT ON lethe.vetoed TO PUBLIC")
          .update();
      String kept =
          "SELECT (SELECT count(*) FROM users WHERE id IN (SELECT id FROM lethe.vetoed)) + (SELECT count(*) FROM messages WHERE sender_id IN (SELECT id FROM lethe.vetoed) AND body IS NOT NULL)";
      long before = number(rig, kept);
      assertThat(before).isGreaterThan(2);
      rig.sql().sql(veto).update();
      RetentionJob.Ended ended = rig.retain(KEY);
      assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.RESIDUE);
      assertThat(number(rig, kept)).isEqualTo(before);
      RuleRecord users = record(rig, ended);
      assertThat(users.counts().failed()).isGreaterThanOrEqualTo(2);
      assertThat(users.counts().done()).isPositive().isEqualTo(users.rows().deleted());
    }
  }

  @Test
  void plan_ruleThatWaits_hidesNobodyFromARuleThatActs() throws SQLException {
    String waiting =
        """
        rules:
          - id: WAITS
            clause: "11"
            quote: inactives depuis 3 ans seront anonymisées et conservées pour leur valeur statistique
            subject: users
            since: last-own-activity
            longer-than: P1D
            then: delete
            decision: {open: "Et avant ?"}
        """;
    try (DemoRig plain = DemoRig.create("plain", PEOPLE, SilentRefusalTest::withoutLimit);
        DemoRig rig =
            DemoRig.create(
                "waits",
                PEOPLE,
                text -> withoutLimit(text).replaceFirst("(?m)^rules:\\R", waiting))) {
      Plan expected = new RetentionJob(plain.controller(), Progress.NONE).plan(DAY, "plain");
      Plan plan = new RetentionJob(rig.controller(), Progress.NONE).plan(DAY, "waits");
      assertThat(due(rig, plan)).isNotEmpty().isEqualTo(due(plain, expected));
    }
  }

  @Test
  void plan_ruleThatKnowsNoAge_hidesNobodyFromARuleThatActs() throws SQLException {
    String unknowing =
        """
        rules:
          - id: UNKNOWN
            clause: "11"
            quote: inactives depuis 3 ans seront anonymisées et conservées pour leur valeur statistique
            subject: users
            since: users.last_login_at
            longer-than: P90Y
            then: delete
        """;
    try (DemoRig rig =
        DemoRig.create(
            "unknown",
            PEOPLE,
            text -> withoutLimit(text).replaceFirst("(?m)^rules:\\R", unknowing))) {
      rig.sql().sql("UPDATE users SET last_login_at = NULL WHERE id % 3 = 0").update();
      Plan plan = new RetentionJob(rig.controller(), Progress.NONE).plan(DAY, "unknown");
      assertThat(
              number(
                  rig,
                  "SELECT count(*) FROM lethe.plan_subject p JOIN users u ON u.id::text = p.subject_key WHERE p.rule_id = 'KM-15' AND p.planned = 'due' AND u.last_login_at IS NULL"))
          .isPositive();
      assertThat(new PlanStore(rig.controller().source()).rules(plan).get(0).quarantined())
          .isPositive();
    }
  }

  private static String withoutLimit(String policy) {
    return policy.replaceFirst("refuse-above: \\d+%", "refuse-above: 100%");
  }

  private static List<String> due(DemoRig rig, Plan plan) {
    return rig.sql()
        .sql(
            "SELECT rule_id || ' ' || subject_key FROM lethe.plan_subject WHERE plan_id = ? AND planned = 'due' ORDER BY 1")
        .param(plan.id())
        .query(String.class)
        .list();
  }

  @Test
  void retain_restOfADayWhosePeopleArePublished_endsRefusedAndRecorded() throws SQLException {
    try (DemoRig rig = DemoRig.create("rest", PEOPLE)) {
      rig.retain("first");
      rig.approve("first");
      var bounds = new RetentionSteps.Bounds(40, java.time.Instant.MAX);
      var job = new RetentionJob(rig.controller(), Progress.NONE);
      List<PlannedRule> planned = rules(rig, "first");
      assertThat(job.run(DAY, "first", bounds).code()).isEqualTo(ExitCode.DONE);
      assertThat(planned).anyMatch(rule -> rule.held() > 0);
      assertThat(rules(rig, "first")).isEqualTo(planned);
      rig.retain("second");
      rig.approve("second");
      RetentionJob.Ended ended = rig.retain("second");
      assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(rig.plan("second").state()).isEqualTo(Plan.State.CLOSED);
      assertThat(number(rig, "SELECT count(*) FROM lethe.pool")).isZero();
      assertThat(record(rig, ended).counts().done()).isPositive();
      assertThatThrownBy(() -> job.plan(DAY.minusDays(1), "back"))
          .isInstanceOf(LetheException.class)
          .hasMessageStartingWith("Cannot plan as of 2026-02-28: the plan of 2026-03-01");
    }
  }

  @Test
  void apply_closedPlanWithRowsPutIn_touchesNobody() {
    try (DemoRig rig = decided.copy("closed")) {
      rig.sql()
          .sql(
              "UPDATE lethe.plan SET state = 'CLOSED'; DELETE FROM lethe.plan_subject; INSERT INTO lethe.plan_subject SELECT plan_id, 'KM-15', row_number() OVER (), 'users', u.id::text, 'due' FROM lethe.plan, users u")
          .update();
      long before = number(rig, "SELECT count(*) FROM users");
      var controller = rig.controller();
      try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
        var run = new RetentionRun(controller, lease, Progress.NONE);
        ApprovedPlan approved = run.require(rig.plan(KEY));
        assertThatThrownBy(() -> run.applier(approved).next(1_000))
            .isInstanceOf(LetheException.class)
            .hasMessageContaining("it is carried out already");
      }
      assertThat(number(rig, "SELECT count(*) FROM users")).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE lethe.plan_rule SET due = 0",
        "UPDATE lethe.plan_rule SET examined = examined * 100",
        "UPDATE lethe.plan_subject SET subject_table = 'orders' WHERE rule_id = 'KM-15' AND ordinal = 1",
      })
  void apply_countOrTableChangedAfterApproval_isRefused(String change) {
    try (DemoRig rig = decided.copy("counts")) {
      rig.sql().sql(change).update();
      RetentionJob.Ended ended = rig.retain(KEY);
      assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(ended.message()).contains("its rows are not those that were approved");
    }
  }

  private static List<PlannedRule> rules(DemoRig rig, String key) {
    return new PlanStore(rig.controller().source()).rules(rig.plan(key));
  }

  private static RuleRecord record(DemoRig rig, RetentionJob.Ended ended) {
    return rig.controller().runLog().read(ended.run().id()).stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .filter(one -> one.ownTable() && one.rule().id().equals("KM-15"))
        .findFirst()
        .orElseThrow();
  }

  private static long number(DemoRig rig, String sql) {
    return rig.sql().sql(sql).query(Long.class).single();
  }
}
