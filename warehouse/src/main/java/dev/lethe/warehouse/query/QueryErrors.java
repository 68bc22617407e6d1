package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;

/** DuckDB's complaints in our grammar. They may quote the query and published values only. */
final class QueryErrors {
  private QueryErrors() {}

  static LetheException because(@org.jspecify.annotations.Nullable String reason) {
    var first = String.valueOf(reason).lines().findFirst().orElse("no reason given");
    return new LetheException(
        ExitCode.INVALID,
        "Cannot run the query: %s. Look at the tables and their columns, then correct it."
            .formatted(first.replaceFirst("[.!?]$", "")));
  }
}
