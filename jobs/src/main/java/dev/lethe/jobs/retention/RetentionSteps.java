package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.FailurePlace;
import dev.lethe.jobs.control.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One attempt at a retention run, as the job's steps see it. A failure is kept here, whole, so that
 * the job repository need not hold more than a code.
 */
public final class RetentionSteps {
  private final RetentionRun work;
  private final Run run;
  private final Bounds bounds;
  private final Clock clock;
  private int decided;
  private volatile boolean stopRequested;
  private Optional<LetheException> failure = Optional.empty();
  private Optional<ApprovedPlan> checked = Optional.empty();
  private String unexpected = "no cause was kept";

  /**
   * How much one attempt may do.
   *
   * @param maxSubjects subjects in all
   * @param until no chunk begins after this moment
   */
  public record Bounds(int maxSubjects, Instant until) {
    public static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Instant.MAX);
  }

  public RetentionSteps(RetentionRun work, Run run, Bounds bounds, Clock clock) {
    this.work = work;
    this.run = run;
    this.bounds = bounds;
    this.clock = clock;
  }

  public Optional<LetheException> failure() {
    return failure;
  }

  String unexpected() {
    return unexpected;
  }

  /** Asks to stop after the chunk at hand; the same run key goes on later. */
  public void stop() {
    stopRequested = true;
  }

  boolean stopRequested() {
    return stopRequested;
  }

  void plan() {
    keeping(() -> work.plan(run.asOf(), run.key()));
  }

  void rehearse() {
    keeping(() -> work.rehearse(planned()));
  }

  /** False: a person must decide first. */
  boolean approved() {
    return keeping(
        () -> {
          Plan plan = planned();
          if (work.approval(plan).isPresent()) {
            work.require(plan);
            return true;
          }
          failure = Optional.of(ApprovedPlan.waiting(plan));
          return false;
        });
  }

  /** Carries out one chunk; true: there may be more. */
  boolean applyOneChunk() {
    return keeping(() -> applyOneChunk(approvedPlan()));
  }

  void release() {
    keeping(() -> work.release(approvedPlan()));
  }

  void verify() {
    keeping(() -> work.verify(approvedPlan()));
  }

  void report() {
    keeping(() -> work.report(approvedPlan(), run.id()));
  }

  private boolean applyOneChunk(ApprovedPlan approved) {
    int left = bounds.maxSubjects() - decided;
    int done =
        left <= 0 || clock.instant().isAfter(bounds.until())
            ? 0
            : work.applier(approved).next(left);
    decided += done;
    work.showProgress(approved.plan());
    if (done == 0) {
      work.applied(approved);
    }
    return done > 0;
  }

  /** Checked once in an attempt: the digest is computed over every row. */
  private ApprovedPlan approvedPlan() {
    ApprovedPlan approved = checked.orElseGet(() -> work.require(planned()));
    checked = Optional.of(approved);
    return approved;
  }

  private Plan planned() {
    return work.planOf(run);
  }

  private <T> T keeping(Supplier<T> step) {
    try {
      return step.get();
    } catch (LetheException e) {
      failure = Optional.of(e);
      throw e;
    } catch (RuntimeException e) {
      unexpected = FailurePlace.of(e);
      throw new LetheException(ExitCode.UNEXPECTED, "Cannot finish the step: " + unexpected);
    } catch (Error e) {
      unexpected = FailurePlace.of(e);
      throw e;
    }
  }
}
