package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.retention.ApprovedPlan;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "release",
    description = {
      "Takes what an applied plan left to the gate, and what passes to the warehouse; then verifies,",
      "writes the run log and destroys the plan. Exit code 4: the gate refused, nothing was published.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe release PLAN")
final class ReleaseCommand extends ControllerCommand {
  @Parameters(paramLabel = "PLAN", description = "Id that 'lethe plan' printed.")
  private UUID planId = new UUID(0, 0);

  @Override
  ExitCode work(Workplace place) {
    Controller controller = Erasures.acting(controller(place), planId);
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      Plan plan = new PlanStore(controller.source()).byId(planId);
      var work = new RetentionRun(controller, lease, place.terminal());
      Run run =
          controller.runs().begin(RetentionJob.request(controller, plan.asOf(), plan.runKey()));
      ExitCode code = finish(work, plan, run);
      controller.runs().end(run, code, plan.id().toString());
      print(
          new Answer(
              "lethe.release/1",
              texts().say("release.done", planId, run.id()),
              Map.of(
                  "plan",
                  planId.toString(),
                  "run",
                  run.id().toString(),
                  "exit_code",
                  code.number())));
      return code;
    }
  }

  private static ExitCode finish(RetentionRun work, Plan plan, Run run) {
    ApprovedPlan approved = work.require(plan);
    work.requireApplied(plan);
    if (plan.state() == Plan.State.APPLIED) {
      work.release(approved);
      work.verify(approved);
      work.report(approved, run.id());
    }
    return work.ended(plan);
  }
}
