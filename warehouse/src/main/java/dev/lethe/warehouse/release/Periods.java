package dev.lethe.warehouse.release;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Published periods never overlap: a week less six of its days would be a day. */
final class Periods {
  static final String START = "period_start";

  /** Last day, inclusive. */
  static final String END = "period_end";

  private Periods() {}

  /** Does nothing for tables without {@link #END}, or when nothing is to be published. */
  static void refuseOverlap(ReleaseKey key, Dataset<Row> existing, Dataset<Row> rows) {
    if (!List.of(rows.columns()).contains(END) || rows.isEmpty()) {
      return;
    }
    var end = rows.select(END).head().getDate(0).toLocalDate();
    for (var period : existing.select(START, END).coalesce(1).distinct().collectAsList()) {
      var from = period.getDate(0).toLocalDate();
      var to = period.getDate(1).toLocalDate();
      if (!from.equals(key.start()) && !from.isAfter(end) && !to.isBefore(key.start())) {
        throw new LetheException(
            ExitCode.REFUSED,
            "Cannot publish %s: a published period overlaps it. Choose the period kind once."
                .formatted(key));
      }
    }
  }
}
