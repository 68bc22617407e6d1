package dev.lethe.warehouse.traffic;

import static dev.lethe.warehouse.table.GoldTable.column;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.warehouse.table.GoldTable;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The traffic tables. A table, or a column, exists only if a clause of the policy names it. */
final class TrafficTables {
  static final String START = "period_start";
  static final String END = "period_end";
  static final String COVERAGE = "coverage_percent";
  static final String VISITS = "visits";
  static final String VIEWS = "views";
  static final String AVERAGE = "average_visit_seconds";
  static final String PAGES_VIEWED = "pages_viewed";
  static final String REFERRER_DOMAIN = "referrer_domain";

  private TrafficTables() {}

  /** Visits by browser, os or referrer_domain. */
  static GoldTable visitsBy(String dimension) {
    return switch (dimension) {
      case Hits.BROWSER ->
          visitsBy("browsers", "browser family", dimension, "family, by the visit's first page");
      case Hits.OS ->
          visitsBy("operating_systems", "operating system", dimension, "family of the system");
      default ->
          visitsBy(
              "referrers",
              "the site they came from",
              dimension,
              "listed domain, own (this site), direct (none) or other");
    };
  }

  private static GoldTable visitsBy(String name, String what, String dimension, String meaning) {
    return table(
        "traffic_" + name,
        "Visits by %s.".formatted(what),
        column(dimension, StringType, meaning),
        column(VISITS, LongType, "visits"));
  }

  static GoldTable pages() {
    return table(
        "traffic_pages",
        "Pages viewed by route.",
        column(Hits.PAGE, StringType, "public route of the site, * for one segment, or other"),
        column(VIEWS, LongType, "pages viewed, not visits"));
  }

  /** The totals that {@code figures} name, in a fixed order. */
  static GoldTable visits(List<Figure> figures) {
    var columns = new StructType();
    if (figures.contains(Figure.VISITS)) {
      columns = columns.add(column(VISITS, LongType, "visits"));
    }
    if (figures.contains(Figure.AVERAGE_DURATION)) {
      columns =
          columns.add(
              column(AVERAGE, LongType, "mean over visits of last page less first, whole seconds"));
    }
    if (figures.contains(Figure.PAGES)) {
      columns = columns.add(column(PAGES_VIEWED, LongType, "pages viewed in all visits"));
    }
    return table("traffic_visits", "Visits as a whole.", columns.fields());
  }

  private static GoldTable table(String name, String description, StructField... figures) {
    var schema =
        new StructType()
            .add(column(START, DateType, "first day, in the controller's zone"))
            .add(column(END, DateType, "last day, inclusive"));
    for (var figure : figures) {
      schema = schema.add(figure);
    }
    schema = schema.add(column(COVERAGE, IntegerType, "share of all hits that was counted"));
    return new GoldTable(name, description, START, schema);
  }
}
