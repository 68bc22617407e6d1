package dev.lethe.anonymizer.gate;

import static dev.lethe.anonymizer.gate.Cells.LEAST_SHOWN;
import static dev.lethe.anonymizer.gate.Cells.SHOWN;
import static dev.lethe.anonymizer.gate.Cells.SHOWN_ROWS;
import static dev.lethe.anonymizer.gate.Cells.TRUTH;
import static org.apache.spark.sql.functions.col;
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
    var shown = Cells.compare(candidate).where(col(SHOWN_ROWS).gt(0));
    var small = col(LEAST_SHOWN).lt(candidate.minimumGroup());
    var untrue = not(col(SHOWN).eqNullSafe(col(TRUTH)));
    return Finding.of(
        name(),
        shown.count(),
        shown.where(small.or(untrue)).count(),
        "every cell true and >= " + candidate.minimumGroup());
  }
}
