package dev.lethe.config.command;

import java.util.Arrays;

/** What may be said of an unforeseen failure: its message may hold a value, its place does not. */
public final class FailurePlace {
  private FailurePlace() {}

  /** The kind of the first cause, and its first place in Lethe's own code. */
  public static String of(Throwable failure) {
    Throwable root = root(failure);
    return root.getClass().getSimpleName()
        + Arrays.stream(root.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.lethe"))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
