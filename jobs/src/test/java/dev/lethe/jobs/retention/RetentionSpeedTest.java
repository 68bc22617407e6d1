package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.SourceDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plan and apply beside the same work written by hand in SQL. Prints seconds (median, in turn) and
 * ratios; run it with
 *
 * <pre>{@code
 * mvn -pl jobs -am test -Dtest=RetentionSpeedTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DexcludedGroups= -Dtest.jvm="-Xmx1g -Duser.timezone=UTC -Dlethe.measure.subjects=200000"
 * }</pre>
 */
@Tag("measure")
class RetentionSpeedTest {
  private static final int SUBJECTS = Integer.getInteger("lethe.measure.subjects", 200_000);
  private static final int EVENTS_EACH = 20;
  private static final int RUNS = Integer.getInteger("lethe.measure.runs", 5);
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-01");
  private static final String POLICY =
      """
      controller: measure
      role: controller
      zone: UTC
      language: en
      document: {title: Measure, version: "1"}
      without-people: [by_hand]
      tables:
        member:
          key: id
          subject: id
          columns: {id: {is: key}, name: {is: identifier}, seen_at: {is: activity}}
        act:
          key: id
          subject: member_id -> member.id
          columns: {id: {is: key}, member_id: {is: link}, at: {is: activity}, note: {is: free-text}}
      clocks:
        last-act: {latest-of: [member.seen_at, act.at]}
      rules:
        - {id: R, clause: "1", quote: q, subject: member, since: last-act, longer-than: P3Y, then: delete}
      limits: {approve-above: 100%, refuse-above: 100%}
      """;

  /** The shape that a person would write: recent activity excludes, no maximum is computed. */
  private static final String BY_HAND =
      """
      INSERT INTO by_hand
      SELECT row_number() OVER (ORDER BY m.id), m.id::text FROM member m
      WHERE (m.seen_at IS NULL OR m.seen_at < '2023-03-01 00:00Z')
        AND NOT EXISTS (SELECT 1 FROM act a WHERE a.member_id = m.id AND a.at >= '2023-03-01 00:00Z')
      """;

  /** One transaction that looks nothing up again, writes nothing down and locks everybody. */
  private static final String RETIRED_BY_HAND =
      """
      BEGIN;
      SELECT 1 FROM member WHERE id IN (SELECT key::int FROM by_hand) FOR UPDATE;
      DELETE FROM act WHERE member_id IN (SELECT key::int FROM by_hand);
      DELETE FROM member WHERE id IN (SELECT key::int FROM by_hand);
      COMMIT;
      """;

  private static final String EVENTS_OF_THE_DUE =
      "SELECT count(*) FROM act a JOIN by_hand b ON a.member_id = b.key::int";

  @TempDir private Path folder;

  @Test
  void planAndApply_comparedWithSqlByHand_keepItsPace() throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("retention_speed");
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    fill(jdbc);
    var source = new SourceDatabase(database.dataSource());
    Policy policy = PolicyFile.read(Files.writeString(folder.resolve("policy.yaml"), POLICY));
    Installer.install(source, policy);
    LiveSchema schema = new Introspection(jdbc).read();
    var planned = new ArrayList<Double>();
    var byHand = new ArrayList<Double>();
    Plan plan = plan(source, policy, schema, "warm-up");
    long due = count(jdbc, "lethe.plan_subject");
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    for (int run = 0; run < RUNS; run++) {
      jdbc.sql("DELETE FROM lethe.plan_subject").update();
      jdbc.sql("VACUUM lethe.plan_subject").update();
      String key = "run " + run;
      planned.add(seconds(() -> plan(source, policy, schema, key)));
      jdbc.sql("TRUNCATE by_hand").update();
      byHand.add(seconds(() -> jdbc.sql(BY_HAND).update()));
      assertThat(count(jdbc, "by_hand"))
          .isEqualTo(count(jdbc, "lethe.plan_subject"))
          .isEqualTo(due);
      plan = new PlanStore(source).ofRun("measure", key).orElseThrow();
    }
    double ratio = median(planned) / median(byHand);
    System.out.printf(
        "plan: %,d subjects, %,d events, %,d due: %.2f s, by hand %.2f s, ratio %.2f, heap peak %d MiB%n",
        SUBJECTS, SUBJECTS * EVENTS_EACH, due, median(planned), median(byHand), ratio, heapPeak());
    applyBesideHand(database, policy, schema, plan, due);
    assertThat(ratio).isLessThan(3);
  }

  /** Each pair works on copies of one database, in turn. */
  private static void applyBesideHand(
      FreshDatabase database, Policy policy, LiveSchema schema, Plan plan, long due) {
    long rows = due + database.number(EVENTS_OF_THE_DUE);
    var applied = new ArrayList<Double>();
    var byHand = new ArrayList<Double>();
    for (int run = 0; run < RUNS; run++) {
      FreshDatabase ours = warmCopy("ours", database);
      applied.add(seconds(() -> apply(ours, policy, schema, plan)));
      FreshDatabase theirs = warmCopy("theirs", database);
      byHand.add(seconds(() -> theirs.execute(RETIRED_BY_HAND)));
      assertThat(ours.number("SELECT count(*) FROM member"))
          .isEqualTo(theirs.number("SELECT count(*) FROM member"))
          .isEqualTo(SUBJECTS - due);
      assertThat(ours.number("SELECT count(*) FROM act"))
          .isEqualTo(theirs.number("SELECT count(*) FROM act"));
    }
    System.out.printf(
        "apply: %,d subjects, %,d rows in %.1f s: %,.0f subjects/s, %,.0f rows/s; by hand in one transaction %.1f s, ratio %.2f%n",
        due,
        rows,
        median(applied),
        due / median(applied),
        rows / median(applied),
        median(byHand),
        median(applied) / median(byHand));
  }

  private static FreshDatabase warmCopy(String name, FreshDatabase database) {
    FreshDatabase copy = TestDatabase.newest().copy(name, database);
    copy.execute("CHECKPOINT");
    for (String table : List.of("member", "act", "lethe.plan_subject")) {
      copy.number("SELECT count(*) FROM " + table);
    }
    return copy;
  }

  private static void fill(JdbcClient jdbc) {
    jdbc.sql(
            """
            CREATE TABLE member (id int PRIMARY KEY, name text NOT NULL, seen_at timestamptz);
            CREATE TABLE act (id bigserial PRIMARY KEY, member_id int NOT NULL, at timestamptz NOT NULL, note text);
            CREATE TABLE by_hand (ordinal bigint PRIMARY KEY, key text UNIQUE);
            INSERT INTO member SELECT i, md5(i::text), CASE WHEN i %% 10 = 0 THEN timestamptz '2020-01-01Z' ELSE timestamptz '2026-01-01Z' END
            FROM generate_series(1, %1$d) i;
            INSERT INTO act (member_id, at, note)
            SELECT m, CASE WHEN m %% 10 = 0 AND m %% 40 <> 0 THEN timestamptz '2019-06-01Z' ELSE timestamptz '2025-06-01Z' END
                   + (m %% 300) * interval '1 day', md5(m::text)
            FROM (SELECT 1 + (n * 7919::bigint %% %1$d)::int AS m FROM generate_series(1, %2$d) n) spread;
            CREATE INDEX ON act (member_id);
            ALTER TABLE act ADD FOREIGN KEY (member_id) REFERENCES member;
            """
                .formatted(SUBJECTS, (long) SUBJECTS * EVENTS_EACH))
        .update();
    jdbc.sql("VACUUM ANALYZE").update();
  }

  private static final Objectors NOBODY_OBJECTS = (jdbc, subject, rows) -> List.of();

  private static Plan plan(SourceDatabase source, Policy policy, LiveSchema schema, String key) {
    return new Planner(source, Clock.systemUTC(), NOBODY_OBJECTS)
        .plan(new Planner.Request(policy, schema, AS_OF, key, "measure", "measure"));
  }

  private static void apply(FreshDatabase database, Policy policy, LiveSchema schema, Plan plan) {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database.dataSource());
      var source = new SourceDatabase(pool);
      var approvals = new Approvals(source, Clock.systemUTC(), java.util.Map.of());
      approvals.approveItself(plan, policy, new PlanStore(source).rules(plan));
      ApprovedPlan approved =
          ApprovedPlan.require(source, approvals, plan, policy, schema, plan.codeVersion());
      try (Lease lease = Lease.take(source.dataSource(), "measure")) {
        var applier =
            new Applier(
                source,
                approved,
                lease,
                NOBODY_OBJECTS,
                Clock.systemUTC(),
                RetentionSpeedTest::noKey);
        while (applier.next(Integer.MAX_VALUE) > 0) {}
      }
    }
  }

  private static long count(JdbcClient jdbc, String from) {
    return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }

  private static Pseudonymizer noKey(KeyName name) {
    throw new AssertionError("no rule of this test pseudonymises");
  }
}
