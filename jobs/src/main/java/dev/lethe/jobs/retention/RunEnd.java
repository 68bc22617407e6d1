package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.backups.BackupRegister;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.rights.Deaths;
import dev.lethe.jobs.rights.RightsStanding;
import dev.lethe.jobs.settings.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The end of a run: what is left is looked for, the run log written, the plan closed. */
final class RunEnd {
  private final Controller controller;

  RunEnd(Controller controller) {
    this.controller = controller;
  }

  Verification verify(ApprovedPlan approved) {
    Plan plan = approved.plan();
    var leftOver =
        new LeftOver(
            controller.source(), controller.policy(), approved.schema(), plan, controller.today());
    var stores = new ArrayList<>(new ResidueScan(controller, plan).scan());
    new StoredNever(controller, approved.schema()).scan().ifPresent(stores::add);
    var verification =
        new Verification(
            leftOver.due(),
            leftOver.rows(),
            stores,
            new PlanStore(controller.source()).failed(plan));
    new PlanNotes(controller.source(), plan).verified(verification);
    return verification;
  }

  /** Writes the run log, then destroys what only the plan needed. */
  List<RunRecord> report(ApprovedPlan approved, UUID runId) {
    Plan plan = new PlanStore(controller.source()).byId(approved.plan().id());
    if (plan.state() != Plan.State.CLOSED) {
      var notes = new PlanNotes(controller.source(), plan);
      var records =
          new RetentionRecords(
              RunFacts.of(controller, runId, plan),
              approved,
              new OutcomeCounts(controller.source(), plan),
              notes.released(),
              notes.verified().orElseThrow(),
              new BackupRegister(controller).known(plan.id()),
              standing(plan));
      controller.runLog().append(records.all());
      Deaths.end(controller, plan.id());
      Closing.close(controller.source(), plan);
    }
    return controller.runLog().read(runId);
  }

  /** A run for one person says nothing about the others. */
  private Optional<RightsStanding.Found> standing(Plan plan) {
    boolean forOne =
        controller.policy().rules().stream()
            .anyMatch(rule -> rule.trigger() instanceof Trigger.Requested);
    return forOne
        ? Optional.empty()
        : Optional.of(new RightsStanding(controller).settle(plan.id(), plan.asOf()));
  }

  /** How the run as a whole ended. */
  ExitCode ended(Plan plan) {
    var notes = new PlanNotes(controller.source(), plan);
    if (!notes.verified().map(Verification::isClean).orElse(true)) {
      return ExitCode.RESIDUE;
    }
    return notes.released().stream().anyMatch(Released::wasRefused)
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }
}
