package dev.lethe.anonymizer.gate;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Published and pooled rows side by side, one row per cell; null dimensions count as equal. Cells
 * are few, being bounded by public domains: one partition spares the shuffles.
 */
final class Cells {
  /** How many published rows name the cell. */
  static final String SHOWN_ROWS = "shown_rows";

  /** Sum and least of their people; null where the cell is not published. */
  static final String SHOWN = "shown";

  static final String LEAST_SHOWN = "least_shown";

  /** The pooled count; null where there is no such cell. */
  static final String TRUTH = "truth";

  private Cells() {}

  static Dataset<Row> compare(Candidate candidate) {
    var none = lit(null).cast("bigint");
    var shown = coalesce(col(PEOPLE).cast("bigint"), lit(0L));
    var left = side(candidate, candidate.published(), lit(1), shown, none);
    var right = side(candidate, candidate.pooled(), lit(0), none, col(PEOPLE).cast("bigint"));
    return left.unionByName(right)
        .coalesce(1)
        .groupBy(columns(candidate).toArray(Column[]::new))
        .agg(
            sum(SHOWN_ROWS).as(SHOWN_ROWS),
            sum(SHOWN).as(SHOWN),
            min(SHOWN).as(LEAST_SHOWN),
            sum(TRUTH).as(TRUTH));
  }

  private static Dataset<Row> side(
      Candidate candidate, Dataset<Row> rows, Column count, Column shown, Column truth) {
    var columns = columns(candidate);
    columns.add(count.as(SHOWN_ROWS));
    columns.add(shown.as(SHOWN));
    columns.add(truth.as(TRUTH));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static List<Column> columns(Candidate candidate) {
    var columns = new ArrayList<Column>();
    candidate.dimensionNames().forEach(name -> columns.add(col(name)));
    return columns;
  }
}
