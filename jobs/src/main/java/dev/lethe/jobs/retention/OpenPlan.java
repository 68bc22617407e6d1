package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work is done for a plan that waits for it, and for no other. */
final class OpenPlan {
  private OpenPlan() {}

  /**
   * Looks again inside the mutating transaction: of a plan that was closed the rows are gone that
   * its digest was about. Nobody else may end the plan meanwhile; the lease sees to that.
   */
  static void require(JdbcClient jdbc, Plan plan) {
    String state =
        jdbc.sql("SELECT state FROM lethe.plan WHERE plan_id = ?")
            .param(plan.id())
            .query(String.class)
            .single();
    if (plan.state() != Plan.State.PLANNED || !state.equals(Plan.State.PLANNED.name())) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot apply plan %s: it is carried out already. Make a new plan.".formatted(plan.id()));
    }
  }
}
