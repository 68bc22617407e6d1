package dev.lethe.warehouse.traffic;

import static dev.lethe.warehouse.traffic.Hits.AT;
import static dev.lethe.warehouse.traffic.Hits.BROWSER;
import static dev.lethe.warehouse.traffic.Hits.OS;
import static dev.lethe.warehouse.traffic.Hits.REFERRER;
import static dev.lethe.warehouse.traffic.Hits.VISITOR;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.session_window;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per visit: hits of one visitor, none more than the gap after the one before. A visit that
 * crosses the edge of the period is cut there.
 */
final class Visits {
  static final String VIEWS = "views";

  /** From the first hit to the last; 0 for a visit of one hit, since nobody knows when it ended. */
  static final String MICROS = "micros";

  private static final String FIRST = "first";

  private Visits() {}

  /**
   * Browser, system and referrer are those of the visit's first hit; of several in the same
   * microsecond, the first by name, so that the same hits give the same visits.
   */
  static Dataset<Row> of(Dataset<Row> hits, Duration gap) {
    var session = session_window(col(AT), gap.toSeconds() + " seconds");
    return hits.groupBy(col(VISITOR), session)
        .agg(
            min(struct(col(AT), col(REFERRER), col(BROWSER), col(OS))).as(FIRST),
            count(lit(1)).as(VIEWS),
            unix_micros(max(AT)).minus(unix_micros(min(AT))).as(MICROS))
        .select(
            col(VISITOR),
            col(FIRST).getField(REFERRER).as(TrafficTables.REFERRER_DOMAIN),
            col(FIRST).getField(BROWSER).as(BROWSER),
            col(FIRST).getField(OS).as(OS),
            col(VIEWS),
            col(MICROS));
  }
}
