package dev.lethe.jobs.command;

import java.util.Arrays;

/** What may be said of a failure that nobody foresaw: its kind and its place, never its message. */
final class Unexpected {
  private Unexpected() {}

  static String message(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String place =
        Arrays.stream(root.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.lethe"))
            .findFirst()
            .map(StackTraceElement::toString)
            .orElse("unknown place");
    return "Cannot finish: %s at %s. This is a fault of Lethe; please report it."
        .formatted(root.getClass().getName(), place);
  }
}
