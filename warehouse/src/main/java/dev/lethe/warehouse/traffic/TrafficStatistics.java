package dev.lethe.warehouse.traffic;

import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.warehouse.spark.SideBySide;
import dev.lethe.warehouse.spark.SmallData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The traffic figures of one period. Hits are read from their source once and kept, in memory or
 * encrypted on disk, until this is closed; no other thing grows with the number of visitors.
 */
public final class TrafficStatistics implements AutoCloseable {
  /** Hits up to which interpreting costs less than compiling (an estimate). */
  private static final long FEW = 200_000;

  private final Traffic policy;
  private final Cells cells;
  private final boolean few;
  private final Dataset<Row> hits;
  private final Dataset<Row> visits;

  /**
   * Reads the hits, once.
   *
   * @param hits as {@link Hits} describes them, of this period only; neither is checked. Values
   *     outside the public domains count as other
   */
  public TrafficStatistics(
      Traffic policy, TrafficPeriod period, Coverage coverage, Dataset<Row> hits) {
    this.policy = policy;
    this.cells = new Cells(policy.minimumGroup(), period, coverage);
    this.few = coverage.counted() <= FEW;
    this.hits = kept(hits, hits.sparkSession());
    this.visits = kept(Visits.of(this.hits, policy.visitGap()), hits.sparkSession());
  }

  private Dataset<Row> kept(Dataset<Row> rows, SparkSession spark) {
    return few ? SmallData.run(spark, rows::localCheckpoint) : rows.localCheckpoint();
  }

  /** One for each table that the policy's figures ask for. */
  public List<Statistic> all() {
    return few ? SmallData.run(hits.sparkSession(), this::compute) : compute();
  }

  private List<Statistic> compute() {
    var all = new ArrayList<Supplier<Statistic>>();
    if (names(Figure.BROWSER)) {
      all.add(() -> visitsBy(Hits.BROWSER, TrafficDomains.BROWSERS));
    }
    if (names(Figure.OS)) {
      all.add(() -> visitsBy(Hits.OS, TrafficDomains.OPERATING_SYSTEMS));
    }
    if (names(Figure.REFERRER_DOMAIN)) {
      all.add(() -> visitsBy(TrafficTables.REFERRER_DOMAIN, TrafficDomains.referrers(policy)));
    }
    if (names(Figure.PAGES)) {
      var pages = new Dimension(Hits.PAGE, TrafficDomains.pages(policy));
      all.add(() -> cells.counts(TrafficTables.pages(), TrafficTables.VIEWS, pages, hits));
    }
    if (names(Figure.VISITS) || names(Figure.AVERAGE_DURATION)) {
      all.add(() -> cells.totals(TrafficTables.visits(policy.figures()), visits));
    }
    return SideBySide.run(hits.sparkSession(), all);
  }

  @Override
  public void close() {
    visits.unpersist();
    hits.unpersist();
  }

  private Statistic visitsBy(String column, List<String> domain) {
    var table = TrafficTables.visitsBy(column);
    return cells.counts(table, TrafficTables.VISITS, new Dimension(column, domain), visits);
  }

  private boolean names(Figure figure) {
    return policy.figures().contains(figure);
  }
}
