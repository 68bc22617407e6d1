package dev.lethe.jobs.evidence;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;

/** What the writer says when the log is not the one it left behind. */
final class Damage {
  private Damage() {}

  static LetheException at(String reason) {
    return new LetheException(
        ExitCode.RESIDUE,
        "Cannot use the run log: %s. Keep the folder as it is, run './lethe evidence verify' on it, and restore it from its copy."
            .formatted(reason));
  }
}
