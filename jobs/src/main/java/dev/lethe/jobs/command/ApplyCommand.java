package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Applier;
import dev.lethe.jobs.retention.ApprovedPlan;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description = {
      "Carries out an approved plan, or less of it: who came back, or is held by now, is left alone.",
      "If it is interrupted, the same command goes on.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe apply PLAN")
final class ApplyCommand extends ControllerCommand {
  @Parameters(paramLabel = "PLAN", description = "Id that 'lethe plan' printed.")
  private UUID planId = new UUID(0, 0);

  @Override
  ExitCode work(Workplace place) {
    Controller controller = Erasures.acting(controller(place), planId);
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      var run = new RetentionRun(controller, lease, place.terminal());
      Plan plan = new PlanStore(controller.source()).byId(planId);
      run.approval(plan);
      ApprovedPlan approved = run.require(plan);
      long decided = apply(run, approved);
      print(
          new Answer(
              "lethe.apply/1",
              texts().say("apply.done", plan.id(), decided),
              Map.of("plan", plan.id().toString(), "decided", decided)));
      return ExitCode.DONE;
    }
  }

  private static long apply(RetentionRun run, ApprovedPlan approved) {
    Applier applier = run.applier(approved);
    long decided = 0;
    for (int done = applier.next(Applier.CHUNK); done > 0; done = applier.next(Applier.CHUNK)) {
      decided += done;
      run.showProgress(approved.plan());
    }
    run.applied(approved);
    return decided;
  }
}
