package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.batch.BatchRunner;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.control.RunRegistry;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.time.LocalDate;

/**
 * Job {@code retention} for one run key: starts it, or goes on with it where it was cut off, and
 * registers how it ended.
 */
public final class RetentionJob {
  /** Name in the run registry and the job repository. */
  public static final String NAME = "retention";

  private final Controller controller;
  private final Progress progress;

  public RetentionJob(Controller controller, Progress progress) {
    this.controller = controller;
    this.progress = progress;
  }

  /**
   * How a run stands after this attempt.
   *
   * @param message why it did not end well, for a person; empty text: it did
   */
  public record Ended(Run run, ExitCode code, String message) {}

  public static RunRegistry.Request request(Controller controller, LocalDate asOf, String runKey) {
    return new RunRegistry.Request(NAME, runKey, controller.name(), asOf, "as-of " + asOf);
  }

  /** Its first step alone; approval, apply and release are then commands of their own. */
  public Plan plan(LocalDate asOf, String runKey) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      RunRegistry runs = controller.runs();
      Run run = runs.begin(request(controller, asOf, runKey));
      try {
        Plan plan = new RetentionRun(controller, lease, progress).plan(asOf, runKey);
        endPlan(runs, run, ExitCode.WAITING, plan.id().toString());
        return plan;
      } catch (LetheException e) {
        endPlan(runs, run, e.exitCode(), firstLine(String.valueOf(e.getMessage())));
        throw e;
      }
    }
  }

  /** A run that was carried out stays so, whatever is asked of its key afterwards. */
  private static void endPlan(RunRegistry runs, Run run, ExitCode code, String detail) {
    if (run.state() != Run.State.DONE) {
      runs.end(run, code, detail);
    }
  }

  public Ended run(LocalDate asOf, String runKey, RetentionSteps.Bounds bounds) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      RunRegistry runs = controller.runs();
      Run run = runs.begin(request(controller, asOf, runKey));
      if (run.state() == Run.State.DONE) {
        return new Ended(run, ExitCode.DONE, "");
      }
      var work = new RetentionRun(controller, lease, progress);
      Ended ended = attempt(work, run, bounds);
      runs.end(run, ended.code(), ended.message().isEmpty() ? "" : firstLine(ended.message()));
      return new Ended(runs.find(NAME, runKey).orElseThrow(), ended.code(), ended.message());
    }
  }

  private Ended attempt(RetentionRun work, Run run, RetentionSteps.Bounds bounds) {
    var steps = new RetentionSteps(work, run, bounds, controller.clock());
    StopRequest stopping = StopRequest.passedTo(steps::stop);
    try {
      BatchRunner.Outcome outcome =
          BatchRunner.run(
              controller.controlSource(),
              RetentionJobConfiguration.class,
              RetentionSteps.class,
              steps,
              run.key());
      return ended(work, run, steps, outcome);
    } finally {
      stopping.close();
    }
  }

  private static Ended ended(
      RetentionRun work, Run run, RetentionSteps steps, BatchRunner.Outcome outcome) {
    if (steps.failure().isPresent()) {
      LetheException failure = steps.failure().get();
      return new Ended(run, failure.exitCode(), String.valueOf(failure.getMessage()));
    }
    return switch (outcome) {
      case COMPLETED -> completed(run, work.ended(work.planOf(run)));
      case STOPPED ->
          new Ended(
              run,
              ExitCode.STOPPED,
              "Stopped on request. The same command with the same --run-key goes on.");
      case FAILED ->
          new Ended(
              run,
              ExitCode.UNEXPECTED,
              "Cannot finish the run: a step failed unexpectedly (%s). Run the same command again; if it fails again, report it."
                  .formatted(steps.unexpected()));
    };
  }

  private static Ended completed(Run run, ExitCode code) {
    String message =
        switch (code) {
          case REFUSED ->
              "The gate refused a release: nothing of it was published, and the people were retired all the same. 'lethe report' names the attack.";
          case RESIDUE ->
              "Verification found something that should be gone. 'lethe report' says where.";
          case DONE, UNEXPECTED, INVALID, WAITING, UNREACHABLE, STOPPED -> "";
        };
    return new Ended(run, code, message);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
