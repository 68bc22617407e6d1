package dev.lethe.config;

/** How a command ended. The numbers are a contract with schedulers; see the command line's help. */
public enum ExitCode {
  DONE(0),
  UNEXPECTED(1),
  /** Wrong arguments, configuration or policy: a retry cannot help. */
  INVALID(2),
  /** A person must approve the plan; the same command continues afterwards. */
  WAITING(3),
  /** Gate, circuit breaker, unapproved or changed plan. */
  REFUSED(4),
  /** A store cannot be reached, or another run works on the controller: retry later. */
  UNREACHABLE(5),
  /** Verification found residue or a broken chain. */
  RESIDUE(6),
  /** Stopped on request (SIGTERM). */
  STOPPED(143);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
