package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceRole;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invariant I12, of a run that lost its session without noticing and goes on. */
class OvertakenRunTest {
  private static final String KEY = "overtaken|retain";
  private static DemoRig rig;

  @BeforeAll
  static void create() throws SQLException {
    rig = DemoRig.create("overtaken", 400, DemoRig::uncounted);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void require_sessionLostAndLeaseTakenByAnother_isRefused() {
    try (Lease overtaken = take()) {
      loseSessions();
      try (Lease newer = take()) {
        assertThatCode(() -> require(newer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(overtaken))
            .isInstanceOfSatisfying(LetheException.class, OvertakenRunTest::sentAway);
      }
    }
  }

  @Test
  void apply_overtakenByANewerRun_writesNoMore() {
    rig.retain(KEY);
    rig.approve(KEY);
    try (Lease lease = take()) {
      var run = new RetentionRun(rig.controller(), lease, Progress.NONE);
      Applier applier = run.applier(run.require(rig.plan(KEY)));
      assertThat(applier.next(1)).isEqualTo(1);
      loseSessions();
      take().close();
      long users = users();

      assertThatThrownBy(() -> applier.next(Applier.CHUNK))
          .isInstanceOfSatisfying(LetheException.class, OvertakenRunTest::sentAway);

      assertThat(users()).isEqualTo(users);
    }
  }

  private static void sentAway(LetheException e) {
    assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(e).hasMessageContaining("a newer run has taken over");
  }

  private static Lease take() {
    return Lease.take(rig.controller().source().dataSource(), rig.controller().name());
  }

  private static void require(Lease lease) {
    rig.controller()
        .source()
        .as(
            SourceRole.APPLIER,
            "work",
            jdbc -> {
              lease.require(jdbc);
              return lease;
            });
  }

  /** As if the network had cut off whoever holds an advisory lock. */
  private static void loseSessions() {
    long lost =
        rig.sql()
            .sql(
                """
                SELECT count(pg_terminate_backend(l.pid, 5000)) FROM pg_locks l
                WHERE l.locktype = 'advisory' AND l.pid <> pg_backend_pid()
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)
            .query(Long.class)
            .single();
    assertThat(lost).isEqualTo(1);
  }

  private static long users() {
    return rig.sql().sql("SELECT count(*) FROM users").query(Long.class).single();
  }
}
