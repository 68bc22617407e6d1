package dev.lethe.jobs.postgres;

/** Why no container serves. */
final class NoContainerException extends Exception {
  private static final long serialVersionUID = 1;

  NoContainerException(String reason) {
    super(reason);
  }

  /** The cause of all causes is what the engine said, such as which image it lacks. */
  static NoContainerException because(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new NoContainerException(String.valueOf(root.getMessage()).strip());
  }
}
