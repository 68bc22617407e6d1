package dev.lethe.anonymizer.release;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static org.apache.spark.sql.functions.col;

import dev.lethe.anonymizer.gate.Dimension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rule for tables without noise: a cell shows at least {@code people} distinct people or is not
 * shown. French statistics on natural persons use 11.
 */
public record MinimumGroup(int people) {
  public MinimumGroup {
    if (people < 2) {
      throw new IllegalArgumentException(
          "Invalid minimum group %d: a group of one is a person".formatted(people));
    }
  }

  /** Keeps the cells whose {@code people} column reaches the minimum. Totals are not protected. */
  public Dataset<Row> suppress(Dataset<Row> cells) {
    return cells.where(col(PEOPLE).geq(people));
  }

  /**
   * Decides which values of a one-dimensional statistic disappear into {@code other}: those below
   * the minimum, and, if {@code other} itself stays below it, the smallest of the rest (ties by
   * name). Nothing is dropped then, so the total less the parts is 0. If all people together are
   * fewer than the minimum, {@code other} is all that is left, and {@link #suppress} removes it.
   *
   * @param contributions one or more rows for each person and value; values outside the domain, and
   *     null, count as other. Read up to three times; what reaches the driver is bounded by the
   *     domain
   * @param person column that tells people apart
   * @param dimension its domain must hold {@link Dimension#OTHER}
   */
  public Fold fold(Dataset<Row> contributions, String person, Dimension dimension) {
    return new Folding(this, contributions, person, dimension).decide();
  }
}
