package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL expects nobody to be inactive, many are, and no index leads from a person to their
 * letters: a table that was read once for each of them would be read hundreds of times.
 */
@Timeout(120)
class UnexpectedInactivityTest {
  private static final long SCANS_OF_A_FEW_STATEMENTS = 40;
  private static final LocalDate AS_OF = LocalDate.parse("2026-06-01");
  private static final String POLICY =
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
          elsewhere: [{recipient: mailer, reference: email}]
          columns: {id: {is: key}, email: {is: identifier}, seen_at: {is: activity}, agreed_at: {is: activity}}
        letter:
          key: id
          subject: member_id -> member.id
          columns: {id: {is: key}, member_id: {is: link}, at: {is: activity}}
      clocks:
        last-act: {latest-of: [member.seen_at, member.agreed_at, letter.at]}
      rules:
        - id: R
          clause: "1"
          quote: q
          subject: member
          since: last-act
          longer-than: P3Y
          then: delete
          recontact: {id: R-ask, clause: "2", quote: q, recipient: mailer, reference: email, answer: agreed_at}
      limits: {approve-above: 100%, refuse-above: 100%}
      """;
  private static final String ALL_ACTIVE =
      """
      CREATE TABLE member (id int PRIMARY KEY, email text, seen_at date, agreed_at date) WITH (autovacuum_enabled = off);
      CREATE TABLE letter (id int PRIMARY KEY, member_id int, at date) WITH (autovacuum_enabled = off);
      INSERT INTO member SELECT i, i || '@example.org', '2026-05-01' FROM generate_series(1, 600) i;
      INSERT INTO letter SELECT i, i, '2026-05-01' FROM generate_series(1, 600) i;
      ANALYZE member, letter
      """;

  /** A third is due, another third soon will be. */
  private static final String GONE_EVERYWHERE =
      """
      UPDATE member SET seen_at = CASE id % 3 WHEN 0 THEN '2019-01-01' WHEN 1 THEN '2023-07-04' ELSE seen_at END::date;
      UPDATE letter SET at = CASE id % 3 WHEN 0 THEN '2019-01-01' WHEN 1 THEN '2023-07-04' ELSE at END::date
      """;

  @TempDir private Path home;

  @Test
  void planAndVerify_manyWhereFewAreExpected_readNoTableForEachOfThem()
      throws IOException, GeneralSecurityException {
    FreshDatabase club = TestDatabase.newest().fresh("unexpected");
    club.execute(ALL_ACTIVE);
    try (SmallRig rig = SmallRig.create(club, home, POLICY)) {
      club.execute(GONE_EVERYWHERE);
      Controller controller = rig.controller();
      Plan plan = new RetentionJob(controller, Progress.NONE).plan(AS_OF, "key");

      PlannedRule planned = new PlanStore(controller.source()).rules(plan).get(0);
      assertThat(planned.due()).isEqualTo(200);
      assertThat(club.number("SELECT count(*) FROM lethe.plan_contact")).isEqualTo(200);
      assertThat(left(controller, plan)).containsExactly(new Verification.Left("R", 200));
      assertThat(new StandingCheck(controller).check(AS_OF).isClean()).isFalse();
    }
    assertThat(scans(club)).isBetween(1L, SCANS_OF_A_FEW_STATEMENTS);
  }

  private static List<Verification.Left> left(Controller controller, Plan plan) {
    LiveSchema schema =
        controller.source().asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    return new LeftOver(controller.source(), controller.policy(), schema, plan, AS_OF).due();
  }

  /** A connection tells what it read at the latest when it ends. */
  private static long scans(FreshDatabase club) {
    while (club.number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        > 0) {
      Thread.onSpinWait();
    }
    return club.number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'letter'");
  }
}
