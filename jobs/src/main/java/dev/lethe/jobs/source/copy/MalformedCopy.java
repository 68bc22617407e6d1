package dev.lethe.jobs.source.copy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;

/** Rows that cannot be understood. The reason speaks of form and never of a value. */
final class MalformedCopy {
  private MalformedCopy() {}

  static LetheException because(String reason) {
    return new LetheException(
        ExitCode.UNEXPECTED,
        "Cannot read rows of the source database: %s. Correct the row, or leave it out by the SELECT."
            .formatted(reason));
  }
}
