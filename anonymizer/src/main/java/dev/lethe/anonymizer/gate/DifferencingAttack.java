package dev.lethe.anonymizer.gate;

import static dev.lethe.anonymizer.gate.Cells.SHOWN;
import static dev.lethe.anonymizer.gate.Cells.SHOWN_ROWS;
import static dev.lethe.anonymizer.gate.Cells.TRUTH;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;

/**
 * Subtracts the published cells from the total. What remains are the suppressed people: nobody, or
 * at least the minimum group spread over two cells, otherwise the remainder is a small cell by
 * another name. Without a known total there is nothing to subtract from.
 */
final class DifferencingAttack implements Attack {
  @Override
  public String name() {
    return "differencing";
  }

  @Override
  public Finding on(Candidate candidate) {
    var threshold = "total less cells 0, or >= %d in two cells".formatted(candidate.minimumGroup());
    return candidate
        .publishedTotal()
        .map(total -> Finding.of(name(), 1, subtract(candidate, total) ? 1 : 0, threshold))
        .orElseGet(() -> Finding.of(name(), 0, 0, "no total is known"));
  }

  private static boolean subtract(Candidate candidate, long total) {
    var sums =
        Cells.compare(candidate)
            .agg(
                orZero(sum(SHOWN)),
                orZero(sum(TRUTH)),
                count_if(col(SHOWN_ROWS).equalTo(0).and(col(TRUTH).gt(0))))
            .head();
    long remainder = total - sums.getLong(0);
    boolean grouped = remainder >= candidate.minimumGroup() && sums.getLong(2) >= 2;
    return total != sums.getLong(1) || !(remainder == 0 || grouped);
  }

  private static Column orZero(Column column) {
    return coalesce(column, lit(0L));
  }
}
