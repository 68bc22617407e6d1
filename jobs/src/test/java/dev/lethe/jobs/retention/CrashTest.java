package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant I5: a process killed at any named point, and the same command again. */
class CrashTest {
  private static final int PEOPLE = 400;
  private static final String KEY = "crash|retain";
  private static FinalState undisturbed = new FinalState(List.of(), List.of(), List.of(), 0);

  @BeforeAll
  static void runUndisturbed() throws SQLException {
    try (DemoRig rig = DemoRig.create("undisturbed", PEOPLE)) {
      decide(rig);
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      undisturbed = FinalState.of(rig);
    }
  }

  @AfterAll
  static void undisturbedRunDidSomething() {
    assertThat(undisturbed.warehouse()).isNotNull();
    assertThat(undisturbed.published()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IN_PURGE", "IN_RECONTACT"}) // nobody is archived or asked here
  void sameCommand_afterKillAtPoint_endsAsUndisturbed(CrashPoint point)
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.create("kill", PEOPLE)) {
      if (point == CrashPoint.AFTER_PLAN) {
        killAt(rig, point);
      }
      decide(rig);
      if (point != CrashPoint.AFTER_PLAN) {
        killAt(rig, point);
      }
      RetentionJob.Ended ended = rig.retain(KEY);
      assertThat(ended.message()).isEmpty();
      assertThat(ended.code()).isEqualTo(ExitCode.DONE);
      assertThat(FinalState.of(rig)).isEqualTo(undisturbed);
    }
  }

  @Test
  void sameCommand_afterTwoKills_endsAsUndisturbed()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.create("twice", PEOPLE)) {
      decide(rig);
      killAt(rig, CrashPoint.IN_APPLY);
      killAt(rig, CrashPoint.AFTER_APPLY);
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      assertThat(FinalState.of(rig)).isEqualTo(undisturbed);
    }
  }

  private static void decide(DemoRig rig) throws SQLException {
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.WAITING);
    rig.comeBack();
    rig.approve(KEY);
  }

  /** In apply within the second chunk, so that there is something to go on from. */
  private static void killAt(DemoRig rig, CrashPoint point)
      throws IOException, InterruptedException {
    KilledRun.killAt(rig, point, DemoRig.AS_OF, KEY, point == CrashPoint.IN_APPLY ? 1 : 0);
  }
}
