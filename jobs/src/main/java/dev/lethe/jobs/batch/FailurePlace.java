package dev.lethe.jobs.batch;

import java.util.Arrays;

/** What may be said of an unforeseen failure: its message may hold a value, its place does not. */
public final class FailurePlace {
  private FailurePlace() {}

  /** The kind of failure, and the first place in Lethe's own code. */
  public static String of(Throwable failure) {
    return failure.getClass().getSimpleName()
        + Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.lethe"))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
  }
}
