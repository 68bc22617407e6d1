package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plan and apply on the demo's own shape, with all of its tables, rules and triggers. Prints
 * seconds, rates, and the ratio of the plan to its rules written by hand in SQL; run it with
 *
 * <pre>{@code
 * mvn -pl jobs -am test -Dtest=DemoSpeedTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DexcludedGroups= -Dtest.jvm="-Xmx2g -Duser.timezone=UTC -Dlethe.measure.people=200000"
 * }</pre>
 */
@Tag("measure")
class DemoSpeedTest {
  private static final int PEOPLE = Integer.getInteger("lethe.measure.people", 200_000);
  private static final int RUNS = 3;
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-01");

  /** Who is due for inactivity, and which hits and choices are: as a person would ask. */
  private static final List<String> BY_HAND =
      List.of(
          """
          INSERT INTO measure.by_hand SELECT 'users', id::text FROM users u
          WHERE (last_login_at IS NULL OR last_login_at < '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM listings x WHERE x.user_id = u.id AND x.published_at >= '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM messages x WHERE x.sender_id = u.id AND x.sent_at >= '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.buyer_id = u.id AND x.placed_at >= '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM contacts x WHERE x.owner_id = u.id AND x.added_at >= '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM logins x WHERE x.user_id = u.id AND x.logged_at >= '2023-03-01 00:00+01')
            AND NOT EXISTS (SELECT 1 FROM support_contacts x WHERE x.user_id = u.id AND x.opened_at >= '2023-03-01 00:00+01')
            AND (created_at < '2023-03-01 00:00+01' OR last_login_at IS NOT NULL
              OR EXISTS (SELECT 1 FROM listings x WHERE x.user_id = u.id)
              OR EXISTS (SELECT 1 FROM messages x WHERE x.sender_id = u.id)
              OR EXISTS (SELECT 1 FROM orders x WHERE x.buyer_id = u.id)
              OR EXISTS (SELECT 1 FROM contacts x WHERE x.owner_id = u.id)
              OR EXISTS (SELECT 1 FROM logins x WHERE x.user_id = u.id)
              OR EXISTS (SELECT 1 FROM support_contacts x WHERE x.user_id = u.id))
            AND (birth_date > '2013-03-01' AND parental_consent_at IS NULL) IS NOT TRUE
          """,
          "INSERT INTO measure.by_hand SELECT 'users', id::text FROM users WHERE birth_date > '2013-03-01' AND parental_consent_at IS NULL",
          "INSERT INTO measure.by_hand SELECT 'page_views', id::text FROM page_views WHERE viewed_at < '2024-02-01 00:00+01'",
          "INSERT INTO measure.by_hand SELECT 'consents', id::text FROM consents WHERE decided_at < '2025-02-01 00:00+01'");

  @Test
  void planAndApply_ofTheDemo_printTheirRates() throws SQLException {
    try (DemoRig rig = DemoRig.create("demo_speed", PEOPLE)) {
      rig.sql().sql("VACUUM ANALYZE").update();
      rig.sql()
          .sql(
              "CREATE SCHEMA measure; CREATE TABLE measure.by_hand (subject text, key text, UNIQUE (subject, key))")
          .update();
      var planned = new ArrayList<Double>();
      var byHand = new ArrayList<Double>();
      Plan plan = plan(rig, "warm-up");
      for (int run = 0; run < RUNS; run++) {
        String key = "run " + run;
        planned.add(seconds(() -> plan(rig, key)));
        rig.sql().sql("TRUNCATE measure.by_hand").update();
        byHand.add(seconds(() -> BY_HAND.forEach(sql -> rig.sql().sql(sql).update())));
        plan = rig.plan(key);
        assertThat(number(rig, "SELECT count(*) FROM lethe.plan_subject WHERE plan_id = ?", plan))
            .isEqualTo(
                rig.sql().sql("SELECT count(*) FROM measure.by_hand").query(Long.class).single());
      }
      long examined =
          number(rig, "SELECT sum(examined) FROM lethe.plan_rule WHERE plan_id = ?", plan);
      System.out.printf(
          "plan: %,d people, %,d rows examined in %.2f s: %,.0f rows/s; by hand %.2f s, ratio %.2f%n",
          PEOPLE,
          examined,
          median(planned),
          examined / median(planned),
          median(byHand),
          median(planned) / median(byHand));
      apply(rig, plan);
    }
  }

  private static void apply(DemoRig rig, Plan plan) {
    rig.approve(plan.runKey());
    Controller controller = rig.controller();
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      var run = new RetentionRun(controller, lease, Progress.NONE);
      ApprovedPlan approved = run.require(plan);
      Applier applier = run.applier(approved);
      double applied =
          seconds(
              () -> {
                while (applier.next(Applier.CHUNK) > 0) {}
              });
      long subjects =
          number(
              rig,
              "SELECT count(*) FROM lethe.plan_subject WHERE outcome = 'done' AND plan_id = ?",
              plan);
      long rows = number(rig, "SELECT sum(row_count) FROM lethe.tally WHERE plan_id = ?", plan);
      System.out.printf(
          "apply: %,d subjects, %,d rows in %.1f s: %,.0f subjects/s, %,.0f rows/s%n",
          subjects, rows, applied, subjects / applied, rows / applied);
      assertThat(rows).isGreaterThan(subjects);
    }
  }

  private static Plan plan(DemoRig rig, String key) {
    return new RetentionJob(rig.controller(), Progress.NONE).plan(AS_OF, key);
  }

  private static long number(DemoRig rig, String sql, Plan plan) {
    JdbcClient jdbc = rig.sql();
    return jdbc.sql(sql).param(plan.id()).query(Long.class).single();
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
