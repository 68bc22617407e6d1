package dev.lethe.jobs.traffic;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Traffic;
import dev.lethe.jobs.batch.BatchRunner;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.control.RunRegistry;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Job {@code traffic} for the period that a day falls into. */
public final class TrafficJob {
  /** Name in the run registry and the job repository. */
  public static final String NAME = "traffic";

  private final Controller controller;

  public TrafficJob(Controller controller) {
    this.controller = controller;
  }

  /** How the run stands after this attempt. */
  public record Ended(Run run, ExitCode code, TrafficPeriod period) {}

  public TrafficPeriod period(LocalDate day) {
    Traffic traffic =
        controller
            .policy()
            .traffic()
            .orElseThrow(
                () ->
                    new LetheException(
                        ExitCode.INVALID,
                        "Cannot count traffic of %s: its policy has no traffic section. Add 'traffic:'."
                            .formatted(controller.name())));
    return TrafficPeriod.containing(day, traffic.period(), controller.policy().zone());
  }

  /** First days of the periods from one day's to another's. */
  public List<LocalDate> firstDays(LocalDate from, LocalDate to) {
    return Stream.iterate(
            period(from), period -> !period.firstDay().isAfter(to), TrafficPeriod::next)
        .map(TrafficPeriod::firstDay)
        .toList();
  }

  public Ended run(LocalDate day, String runKey) {
    controller.policySigner();
    TrafficPeriod period = period(day);
    Lease lease = Lease.take(controller.source().dataSource(), controller.name());
    try {
      RunRegistry runs = controller.runs();
      Run run =
          runs.begin(
              new RunRegistry.Request(
                  NAME, runKey, controller.name(), day, "period " + period.firstDay()));
      if (run.state() == Run.State.DONE) {
        return new Ended(run, ExitCode.DONE, period);
      }
      ExitCode code = attempt(runs, run, period);
      return new Ended(runs.find(NAME, runKey).orElseThrow(), code, period);
    } finally {
      lease.close();
    }
  }

  private ExitCode attempt(RunRegistry runs, Run run, TrafficPeriod period) {
    var steps = new TrafficSteps(new TrafficRun(controller, run), period);
    BatchRunner.run(
        controller.controlSource(),
        TrafficJobConfiguration.class,
        TrafficSteps.class,
        steps,
        run.key());
    ExitCode code = steps.failure().map(LetheException::exitCode).orElse(steps.code());
    runs.end(run, code, steps.failure().map(Throwable::getMessage).orElse(""));
    steps
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return code;
  }
}
