package dev.lethe.config;

/**
 * A failure that a person can act on. The message reads {@code Cannot <verb> <thing>: <reason>.
 * <remedy>.} and never holds a personal value; who throws it is answerable for that.
 */
public class LetheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public LetheException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** {@code cause} must not carry a personal value either: reduce database errors first. */
  public LetheException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
