package dev.lethe.warehouse.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.Arrays;
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
    if (!Arrays.asList(rows.columns()).contains(END)) {
      return;
    }
    var end = rows.agg(max(END)).head().get(0);
    var touched = col(START).leq(lit(end)).and(col(END).geq(lit(key.start())));
    var other = touched.and(not(col(START).equalTo(lit(key.start()))));
    if (end != null && !existing.where(other).isEmpty()) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot publish %s: a published period overlaps it. Choose the period kind once."
              .formatted(key));
    }
  }
}
