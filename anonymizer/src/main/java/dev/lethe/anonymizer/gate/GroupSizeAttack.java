package dev.lethe.anonymizer.gate;

import static dev.lethe.anonymizer.gate.Cells.LEAST_SHOWN;
import static dev.lethe.anonymizer.gate.Cells.SHOWN;
import static dev.lethe.anonymizer.gate.Cells.SHOWN_ROWS;
import static dev.lethe.anonymizer.gate.Cells.TRUTH;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/**
 * Singles out a small cell. The published count is held against the pooled one, so a small cell
 * cannot hide behind a wrong number either.
 */
final class GroupSizeAttack implements Attack {
  @Override
  public String name() {
    return "group-size";
  }

  @Override
  public Finding on(Candidate candidate) {
    var small = col(LEAST_SHOWN).lt(candidate.minimumGroup());
    var untrue = not(col(SHOWN).eqNullSafe(col(TRUTH)));
    var counts =
        Cells.compare(candidate)
            .where(col(SHOWN_ROWS).gt(0))
            .agg(count(lit(1)), count_if(small.or(untrue)))
            .head();
    return Finding.of(
        name(),
        counts.getLong(0),
        counts.getLong(1),
        "every cell true and >= " + candidate.minimumGroup());
  }
}
