package dev.lethe.jobs.retention;

import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What all records of a run say alike, from where it is known. */
public final class RunFacts {
  private RunFacts() {}

  static Run of(Controller controller, UUID runId, Plan plan) {
    return of(controller, runId, plan.plannedAt(), plan.asOf(), plan.requester());
  }

  /**
   * The facts of a run that has no plan.
   *
   * @param started when the first attempt began
   */
  public static Run of(
      Controller controller,
      UUID runId,
      java.time.Instant started,
      LocalDate businessDate,
      String operator) {
    var policy = controller.policy();
    return new Run(
        runId,
        Optional.empty(),
        policy.controller(),
        policy.role(),
        controller.settings().environment(),
        controller.settings().region(),
        started,
        controller.clock().instant(),
        businessDate,
        policy.zone(),
        operator,
        dev.lethe.jobs.CodeVersion.current(),
        policy.document().version(),
        policy.sha256(),
        controller.policySigner(),
        Optional.of(controller.settings().regions().by()));
  }
}
