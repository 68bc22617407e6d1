package dev.lethe.jobs.traffic;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.FailurePlace;
import java.util.Optional;

/** One attempt at a traffic run, as the job's step sees it; keeps a failure whole. */
final class TrafficSteps {
  private final TrafficRun work;
  private final TrafficPeriod period;
  private ExitCode code = ExitCode.UNEXPECTED;
  private Optional<LetheException> failure = Optional.empty();

  TrafficSteps(TrafficRun work, TrafficPeriod period) {
    this.work = work;
    this.period = period;
  }

  void publish() {
    try {
      code = work.publish(period);
    } catch (LetheException e) {
      failure = Optional.of(e);
      throw e;
    } catch (RuntimeException | Error e) {
      var known =
          new LetheException(
              ExitCode.UNEXPECTED,
              "Cannot count the traffic: a step failed unexpectedly (%s). Run the same command again; if it fails again, report it."
                  .formatted(FailurePlace.of(e)));
      failure = Optional.of(known);
      throw known;
    }
  }

  ExitCode code() {
    return code;
  }

  Optional<LetheException> failure() {
    return failure;
  }
}
