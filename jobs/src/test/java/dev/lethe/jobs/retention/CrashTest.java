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

  /** Planned, approved, and some came back: where each case but one begins. */
  private static DemoRig decided;

  @BeforeAll
  static void runUndisturbed() throws SQLException {
    decided = DemoRig.create("decided", PEOPLE, CrashTest::byRegionOnly);
    decide(decided);
    try (DemoRig rig = decided.copy("undisturbed")) {
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      undisturbed = FinalState.of(rig);
    }
  }

  @AfterAll
  static void undisturbedRunDidSomething() {
    assertThat(undisturbed.warehouse()).isNotEmpty();
    assertThat(undisturbed.published()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      // nobody is archived or asked here, and the first kill comes before the decision
      names = {"IN_PURGE", "IN_RECONTACT", "AFTER_PLAN"})
  void sameCommand_afterKillAtPoint_endsAsUndisturbed(CrashPoint point)
      throws IOException, InterruptedException {
    try (DemoRig rig = decided.copy("kill")) {
      killAt(rig, point);
      assertEndsAsUndisturbed(rig);
    }
  }

  @Test
  void sameCommand_afterKillBeforeTheDecision_endsAsUndisturbed()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.create("kill", PEOPLE, CrashTest::byRegionOnly)) {
      killAt(rig, CrashPoint.AFTER_PLAN);
      decide(rig);
      assertEndsAsUndisturbed(rig);
    }
  }

  @Test
  void sameCommand_afterTwoKills_endsAsUndisturbed() throws IOException, InterruptedException {
    try (DemoRig rig = decided.copy("twice")) {
      killAt(rig, CrashPoint.IN_APPLY);
      killAt(rig, CrashPoint.AFTER_APPLY);
      assertEndsAsUndisturbed(rig);
    }
  }

  private static void assertEndsAsUndisturbed(DemoRig rig) {
    RetentionJob.Ended ended = rig.retain(KEY);
    assertThat(ended.message()).isEmpty();
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(FinalState.of(rig)).isEqualTo(undisturbed);
  }

  /** Cells of few people are held back, and an empty table doubled is as empty. */
  private static String byRegionOnly(String policy) {
    return policy.replace("by: [region, birth_date]", "by: [region]");
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
