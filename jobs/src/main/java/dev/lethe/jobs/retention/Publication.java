package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Rule;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.LiveSchema;
import java.util.List;
import java.util.Optional;

/** What becomes of the people who were counted: asked beforehand, and published after. */
final class Publication {
  private final Controller controller;

  Publication(Controller controller) {
    this.controller = controller;
  }

  /** What the gate will say, asked while the people still exist; needs Spark, writes a note. */
  List<Released> rehearse(Plan plan, LiveSchema schema) {
    List<Released> expected =
        controller.policy().rules().stream()
            .filter(rule -> rule.release().isPresent())
            .map(
                rule ->
                    PooledCells.planned(
                        controller.source(), plan, controller.policy(), schema, rule))
            .filter(cells -> cells.people() > 0)
            .map(cells -> releasing().rehearse(cells, plan))
            .toList();
    new PlanNotes(controller.source(), plan).rehearsed(expected);
    return expected;
  }

  /** Publishes what passes the gate; starts Spark only if somebody was counted. */
  List<Released> release(ApprovedPlan approved) {
    Plan plan = approved.plan();
    List<Released> released =
        controller.policy().rules().stream()
            .map(Rule::release)
            .flatMap(Optional::stream)
            .distinct()
            .map(controller.policy()::release)
            .map(release -> PooledCells.pooled(controller.source(), plan, release))
            .filter(cells -> cells.people() > 0)
            .map(cells -> releasing().publish(cells, plan))
            .toList();
    new PlanNotes(controller.source(), plan).released(released);
    return released;
  }

  /**
   * Nothing is released of a plan that is not carried out.
   *
   * @throws LetheException REFUSED where the plan was not carried out yet
   */
  static void requireApplied(Plan plan) {
    if (plan.state() == Plan.State.PLANNED) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot release plan %s: it is not applied yet. Run 'lethe apply %s' first."
              .formatted(plan.id(), plan.id()));
    }
  }

  private Releasing releasing() {
    return new Releasing(controller.spark().session(), controller.publisher(), controller.policy());
  }
}
