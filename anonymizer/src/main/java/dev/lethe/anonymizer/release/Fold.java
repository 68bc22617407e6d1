package dev.lethe.anonymizer.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.lethe.anonymizer.gate.Dimension;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The values of a dimension that are counted as {@code other} in one release.
 *
 * @param folded members of the domain, {@code other} not among them
 */
public record Fold(Dimension dimension, Set<String> folded) {
  public Fold {
    folded = Set.copyOf(folded);
    if (!dimension.domain().contains(Dimension.OTHER)) {
      throw new IllegalArgumentException(
          "Invalid dimension %s: its domain has no '%s'"
              .formatted(dimension.name(), Dimension.OTHER));
    }
  }

  /** Replaces the dimension's column; the others stay as they are. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    return rows.withColumn(dimension.name(), shown());
  }

  private Column shown() {
    var kept = new TreeSet<>(dimension.domain());
    kept.removeAll(folded);
    var value = col(dimension.name());
    return when(value.isin(kept.toArray()), value).otherwise(lit(Dimension.OTHER));
  }
}
