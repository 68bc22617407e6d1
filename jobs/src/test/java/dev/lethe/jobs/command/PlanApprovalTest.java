package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.DemoRig;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A plan says whether a person must approve it, and apply keeps to that. */
class PlanApprovalTest {
  @Test
  void plan_aboveTheLimit_asksForAPersonAndIsNotApplied() throws SQLException {
    try (DemoRig rig = DemoRig.create("asks", 800)) {
      assertThat(plan(rig)).contains("Next: lethe approve ");
      assertThat(approval(rig)).isEqualTo("person");
      assertThat(apply(rig).ended(ExitCode.WAITING)).isTrue();
    }
  }

  @Test
  void plan_belowTheLimit_saysThatItApprovesItself() throws SQLException {
    try (DemoRig rig =
        DemoRig.create(
            "itself",
            800,
            text -> text.replaceFirst("approve-above: \\d+%", "approve-above: 20%"))) {
      assertThat(plan(rig)).contains("No person needs to approve it");
      assertThat(approval(rig)).isEqualTo("itself");
      assertThat(apply(rig).ended(ExitCode.DONE)).isTrue();
    }
  }

  private static String plan(DemoRig rig) {
    return Spoken.at(rig.home(), "plan", "--as-of", "2026-03-01", "--run-key", "k", "--lang", "en")
        .out();
  }

  private static String approval(DemoRig rig) {
    return Spoken.at(rig.home(), "plan", "--as-of", "2026-03-01", "--run-key", "k", "--json")
        .json()
        .get("approval")
        .stringValue();
  }

  private static Spoken apply(DemoRig rig) {
    return Spoken.at(rig.home(), "apply", rig.plan("k").id().toString());
  }
}
