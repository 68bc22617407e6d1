package dev.lethe.anonymizer.gate;

import static dev.lethe.anonymizer.gate.Cells.SHOWN_ROWS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/**
 * Looks for words that the public did not know before: a value outside its dimension's domain, a
 * null, a cell named twice, or a column that can carry text without being a dimension.
 */
final class DomainAttack implements Attack {
  @Override
  public String name() {
    return "domain";
  }

  @Override
  public Finding on(Candidate candidate) {
    var threshold = "every word in its public domain, every cell once";
    if (candidate.dimensions().stream().anyMatch(d -> d.domain().isEmpty())) {
      return new Finding(name(), Result.INCONCLUSIVE, 0, 0, "a dimension has no public domain");
    }
    var counts =
        Cells.compare(candidate)
            .agg(
                orZero(sum(SHOWN_ROWS)),
                orZero(sum(when(isStrange(candidate), col(SHOWN_ROWS)))),
                count_if(col(SHOWN_ROWS).gt(1)))
            .head();
    long examined = counts.getLong(0);
    long breaches = counts.getLong(1) + counts.getLong(2) + undeclared(candidate) * examined;
    return Finding.of(name(), examined, breaches, threshold);
  }

  private static Column orZero(Column column) {
    return coalesce(column, lit(0L));
  }

  private static Column isStrange(Candidate candidate) {
    var strange = lit(false);
    for (var dimension : candidate.dimensions()) {
      var known = col(dimension.name()).isin(dimension.domain().toArray());
      strange = strange.or(not(coalesce(known, lit(false))));
    }
    return strange;
  }

  private static long undeclared(Candidate candidate) {
    var declared = Set.copyOf(candidate.dimensionNames());
    return Arrays.stream(candidate.published().schema().fields())
        .filter(field -> !declared.contains(field.name()))
        .map(StructField::dataType)
        .filter(type -> !isWordless(type))
        .count();
  }

  private static boolean isWordless(DataType type) {
    return type instanceof NumericType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof BooleanType;
  }
}
