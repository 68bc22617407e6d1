package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.SourceDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The greatest lateness and the strictest day of the backups, chunk by chunk as time goes on. */
class BeginningTest {
  private static final int MEMBERS = 12;
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-01");

  /** Its year ends on the same day as that of the day before it. */
  private static final LocalDate LEAP_DAY = LocalDate.parse("2024-02-29");

  private static final ZoneId ZONE = ZoneId.of("America/Asuncion");
  private static final String POLICY =
      """
          controller: club
          role: controller
          zone: America/Asuncion
          language: en
          document: {title: Test, version: "1"}
          backups: {erased-within: P3M}
          tables:
            member:
              key: id
              subject: id
              columns: {id: {is: key}, seen_at: {is: activity}}
            act:
              key: id
              subject: member_id -> member.id
              columns: {id: {is: key}, member_id: {is: link}, at: {is: activity}}
          clocks:
            last-act: {latest-of: [member.seen_at, act.at]}
          rules:
            - {id: R, clause: "1", quote: q, subject: member, since: last-act, longer-than: P1Y, then: delete}
          limits: {approve-above: 100%, refuse-above: 100%}
          """;

  private final FreshDatabase club = TestDatabase.newest().fresh("beginning");
  private final HikariDataSource pool = new HikariDataSource();
  private final SourceDatabase source = new SourceDatabase(pool);
  private Instant now = Instant.parse("2026-03-01T15:00:00Z");

  @BeforeEach
  void connect() {
    pool.setDataSource(club.dataSource());
  }

  @AfterEach
  void disconnect() {
    pool.close();
  }

  /** The clock of the test moves between the chunks only. */
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return Clock.fixed(now, zone);
        }
      };

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "1, false", "2, false", "3, false"})
  void apply_oneByOneInAnyOrder_notesTheLongestLatenessAndTheStrictestDay(
      long seed, boolean fromTheStart) {
    List<LocalDate> began = fill(new Random(seed));
    Policy policy = policy(fromTheStart);
    Plan plan = plan(policy);
    try (Lease lease = Lease.take(pool, "club")) {
      assertNotes(began, applier(policy, plan, lease), fromTheStart);
    }
  }

  private static Policy policy(boolean fromTheStart) {
    String text = fromTheStart ? POLICY.replace("P3M}", "P3M, never-past: {R: P2Y2M}}") : POLICY;
    return PolicyFile.remembered("test", text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertNotes(List<LocalDate> began, Applier applier, boolean fromTheStart) {
    long latest = 0;
    LocalDate strictest = LocalDate.MAX;
    for (LocalDate day : began) {
      assertThat(applier.next(1)).isEqualTo(1);
      ZonedDateTime fellDue = day.plusYears(1).plusDays(1).atStartOfDay(ZONE);
      latest = Math.max(latest, Duration.between(fellDue.toInstant(), now).toHours());
      strictest = earlier(strictest, today().plusMonths(3));
      strictest = fromTheStart ? earlier(strictest, day.plusMonths(26)) : strictest;
      now = now.plus(Duration.ofMinutes(fromTheStart ? 7 : 100));
    }
    assertThat(applier.next(1)).isZero();
    assertThat(club.number("SELECT max_lateness_hours FROM lethe.plan_rule")).isEqualTo(latest);
    assertThat(club.rows("SELECT last_day FROM lethe.backup_duty"))
        .containsExactly(strictest.toString());
  }

  /** A member each in key order, who were last seen, or last did something, on the day listed. */
  private List<LocalDate> fill(Random random) {
    club.execute(
        "CREATE TABLE member (id int PRIMARY KEY, seen_at date); CREATE TABLE act (id int PRIMARY KEY, member_id int REFERENCES member, at timestamptz)");
    var began = new ArrayList<LocalDate>();
    for (int id = 0; id < MEMBERS; id++) {
      LocalDate day = LEAP_DAY.plusDays(random.nextInt(9) - 1);
      boolean seen = random.nextBoolean();
      club.execute(
          "INSERT INTO member VALUES (%1$d, '%2$s'); INSERT INTO act VALUES (%1$d, %1$d, '%3$s 23:30 America/Asuncion')"
              .formatted(id, seen ? day : day.minusDays(3), seen ? day.minusDays(2) : day));
      began.add(day);
    }
    return began;
  }

  private Plan plan(Policy policy) {
    Installer.install(source, policy);
    return new Planner(source, clock, (jdbc, subject, rows) -> List.of())
        .plan(new Planner.Request(policy, schema(), AS_OF, "key", "test", "test"));
  }

  private Applier applier(Policy policy, Plan plan, Lease lease) {
    var approvals = new Approvals(source, clock, Map.of());
    approvals.approveItself(plan, policy, new PlanStore(source).rules(plan));
    return new Applier(
        source,
        ApprovedPlan.require(source, approvals, plan, policy, schema(), plan.codeVersion()),
        lease,
        (jdbc, subject, rows) -> List.of(),
        clock,
        name -> {
          throw new AssertionError("no rule of this test pseudonymises");
        });
  }

  private LiveSchema schema() {
    return source.asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
  }

  private LocalDate today() {
    return now.atZone(ZONE).toLocalDate();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
