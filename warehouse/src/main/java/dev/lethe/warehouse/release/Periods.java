package dev.lethe.warehouse.release;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.query.WarehouseQuery;
import dev.lethe.warehouse.table.GoldTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a table that are published. They never overlap: a week less six of its days would
 * be a day. Read without Spark, which takes seconds over a table's log alone.
 */
record Periods(List<Period> published) {
  static final String START = "period_start";

  /** Last day, inclusive. */
  static final String END = "period_end";

  Periods {
    published = List.copyOf(published);
  }

  /** First and last day; a table of single days has the same in both. */
  record Period(LocalDate from, LocalDate to) {
    static Period of(List<@Nullable Object> row) {
      return new Period(
          (LocalDate) Objects.requireNonNull(row.get(0)),
          (LocalDate) Objects.requireNonNull(row.get(1)));
    }
  }

  static Periods of(Path warehouse, GoldTable table) {
    String end = table.columns().contains(END) ? END : table.period();
    var sql = "SELECT DISTINCT %s, %s FROM %s".formatted(table.period(), end, table.name());
    var periods = new ArrayList<Period>();
    try (var query = new WarehouseQuery(warehouse);
        var rows = query.run(sql)) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        periods.add(Period.of(row.get()));
      }
    }
    return new Periods(periods);
  }

  boolean contains(LocalDate start) {
    return published.stream().anyMatch(period -> period.from().equals(start));
  }

  /** Does nothing for tables without {@link #END}, or when nothing is to be published. */
  void refuseOverlap(ReleaseKey key, Dataset<Row> rows) {
    if (!List.of(rows.columns()).contains(END)) {
      return;
    }
    // As text: a session decides by its settings of which class a date is.
    for (var last : rows.select(rows.col(END).cast("string")).limit(1).collectAsList()) {
      refuseOverlap(key, LocalDate.parse(last.getString(0)));
    }
  }

  private void refuseOverlap(ReleaseKey key, LocalDate last) {
    for (var period : published) {
      if (!period.from().equals(key.start())
          && !period.from().isAfter(last)
          && !period.to().isBefore(key.start())) {
        throw new LetheException(
            ExitCode.REFUSED,
            "Cannot publish %s: a published period overlaps it. Choose the period kind once."
                .formatted(key));
      }
    }
  }
}
