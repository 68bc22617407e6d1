package dev.lethe.warehouse.table;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import io.delta.kernel.internal.actions.Protocol;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a published table may ask of its reader: nothing beyond Delta reader version 1 and writer
 * version 3, so that Spark, DuckDB, Polars, Trino and Delta Kernel all read it.
 */
final class GoldProfile {
  private static final int READER = 1;
  private static final int WRITER = 3;
  private static final Set<String> FEATURES =
      Set.of("appendOnly", "invariants", "checkConstraints");

  private GoldProfile() {}

  /** Deleted values must not survive beside the data: no deletion vectors, no change feed. */
  static Map<String, String> properties(GoldTable table, String controller) {
    return Map.of(
        "delta.enableDeletionVectors",
        "false",
        "delta.enableChangeDataFeed",
        "false",
        "delta.dataSkippingStatsColumns",
        String.join(",", table.columns()),
        GoldFolder.CONTROLLER,
        controller);
  }

  /** Refuses a table that somebody has upgraded. */
  static void check(GoldTable table, Protocol protocol) {
    var foreign = new TreeSet<>(protocol.getReaderAndWriterFeatures());
    foreign.removeAll(FEATURES);
    int reader = protocol.getMinReaderVersion();
    int writer = protocol.getMinWriterVersion();
    if (reader > READER || writer > WRITER || !foreign.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          ("Cannot write table %s: its protocol is reader %d, writer %d, features %s."
                  + " Write it again as a plain table: reader 1, writer 3 at most.")
              .formatted(table.name(), reader, writer, foreign));
    }
  }
}
