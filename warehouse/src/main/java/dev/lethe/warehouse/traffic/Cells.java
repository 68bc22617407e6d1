package dev.lethe.warehouse.traffic;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static dev.lethe.warehouse.traffic.Hits.VISITOR;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.anonymizer.release.MinimumGroup;
import dev.lethe.warehouse.table.GoldTable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From rows that still name visitors to cells that may be published. */
record Cells(int minimumGroup, TrafficPeriod period, Coverage coverage) {

  /** Rows counted by the values of one dimension, small values folded into other. */
  Statistic counts(GoldTable table, String measure, Dimension dimension, Dataset<Row> rows) {
    var fold = new MinimumGroup(minimumGroup).fold(rows, VISITOR, dimension);
    var cells =
        fold.apply(rows)
            .groupBy(dimension.name())
            .agg(count_distinct(col(VISITOR)).as(PEOPLE), count(lit(1)).as(measure));
    return statistic(table, List.of(dimension), cells);
  }

  /** One cell over all visits. */
  Statistic totals(GoldTable table, Dataset<Row> visits) {
    var cell =
        visits.agg(
            count_distinct(col(VISITOR)).as(PEOPLE),
            count(lit(1)).as(TrafficTables.VISITS),
            meanSeconds().as(TrafficTables.AVERAGE),
            sum(Visits.VIEWS).as(TrafficTables.PAGES_VIEWED));
    return statistic(table, List.of(), cell);
  }

  /** Whole numbers throughout, halves up: a sum of doubles would depend on the order of rows. */
  private static Column meanSeconds() {
    var visits = greatest(count(lit(1)), lit(1L));
    var rounded = sum(Visits.MICROS).plus(visits.multiply(lit(500_000L)));
    return call_function("div", rounded, visits.multiply(lit(1_000_000L)));
  }

  private Statistic statistic(GoldTable table, List<Dimension> dimensions, Dataset<Row> cells) {
    var pooled = cells.localCheckpoint();
    var published = inPeriod(new MinimumGroup(minimumGroup).suppress(pooled));
    var total = knownTotal(pooled, published);
    return new Statistic(
        table, new Candidate(table.name(), dimensions, minimumGroup, pooled, published, total));
  }

  private Dataset<Row> inPeriod(Dataset<Row> cells) {
    return cells
        .withColumn(TrafficTables.START, lit(period.start()))
        .withColumn(TrafficTables.END, lit(period.end()))
        .withColumn(TrafficTables.COVERAGE, lit(coverage.percent()));
  }

  /**
   * The visits of all tables add up to the same number, so whoever has two tables knows the total
   * of each: no cell may be missing from one. Where nothing is published nothing is known.
   */
  private static Optional<Long> knownTotal(Dataset<Row> pooled, Dataset<Row> published) {
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(pooled.agg(sum(PEOPLE)).head().getLong(0));
  }
}
