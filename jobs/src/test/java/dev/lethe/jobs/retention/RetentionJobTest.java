package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.demo.Outcome;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole job on the demo's people. */
class RetentionJobTest {
  private static final String KEY = "test|retain";

  @Tag("KM-04")
  @Tag("KM-05")
  @Tag("KM-15")
  @Test
  void run_abovePolicyLimit_waitsThenDoesWhatEveryHistorySays() throws SQLException {
    try (DemoRig rig = DemoRig.create("whole", 1_500)) {
      RetentionJob.Ended waiting = rig.retain(KEY);
      assertThat(waiting.code()).isEqualTo(ExitCode.WAITING);

      rig.comeBack();
      rig.approve(KEY);
      RetentionJob.Ended ended = rig.retain(KEY);

      assertThat(ended.message()).isEmpty();
      assertThat(ended.code()).isEqualTo(ExitCode.DONE);
      rig.histories()
          .all()
          .forEach(
              history ->
                  history
                      .outcome()
                      .ifPresent(
                          expected ->
                              assertThat(rig.present(history))
                                  .as(history.label())
                                  .isEqualTo(
                                      expected == Outcome.ANONYMISED || expected == Outcome.DELETED
                                          ? 0
                                          : history.keys().count())));
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      new RetentionJob(rig.controller(), Progress.NONE).plan(DemoRig.AS_OF, KEY);
      assertThat(rig.controller().runs().find(RetentionJob.NAME, KEY).orElseThrow().state())
          .as("asked for its plan once more")
          .isEqualTo(Run.State.DONE);
    }
  }
}
