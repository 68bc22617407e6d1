package dev.lethe.jobs.traffic;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
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
    }
  }

  ExitCode code() {
    return code;
  }

  Optional<LetheException> failure() {
    return failure;
  }
}
