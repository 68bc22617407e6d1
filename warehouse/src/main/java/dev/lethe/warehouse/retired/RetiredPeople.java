package dev.lethe.warehouse.retired;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static dev.lethe.warehouse.table.GoldTable.column;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.anonymizer.release.MinimumGroup;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.warehouse.table.GoldTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The statistic that remains of the people a rule retired: how many by cell, small cells left out.
 *
 * @param dimensions the release's columns, generalised, in the policy's order
 */
public record RetiredPeople(Release release, List<Dimension> dimensions) {
  public static final String AS_OF = "as_of";

  /** All people of the release, published or not; the column exists if the policy wants totals. */
  public static final String TOTAL_PEOPLE = "total_people";

  /** Column of {@link #cells} with a cell as JSON: label to value. */
  public static final String CELL = "cell";

  public RetiredPeople {
    dimensions = List.copyOf(dimensions);
  }

  public static RetiredPeople of(Policy policy, Release release) {
    var subject = policy.table(release.subject());
    var dimensions =
        release.by().stream().map(name -> dimension(release, subject.column(name))).toList();
    return new RetiredPeople(release, dimensions);
  }

  public GoldTable table() {
    var schema = new StructType().add(column(AS_OF, DateType, "day for which people were due"));
    for (var dimension : dimensions) {
      var domain = String.join(", ", dimension.domain());
      schema = schema.add(column(dimension.name(), StringType, "one of " + domain));
    }
    schema = schema.add(column(PEOPLE, LongType, "people retired; never fewer than the minimum"));
    if (release.totals()) {
      schema = schema.add(column(TOTAL_PEOPLE, LongType, "people of the release in all cells"));
    }
    return new GoldTable(
        release.table(), "People retired under the retention rules, by group.", AS_OF, schema);
  }

  /**
   * The pool as columns: {@code cell} (STRING, a JSON object of labels) and {@code people} (BIGINT)
   * become one column for each dimension, and people. A label the object lacks becomes null, which
   * the gate refuses.
   */
  public Dataset<Row> cells(Dataset<Row> pool) {
    var schema = new StructType();
    for (var dimension : dimensions) {
      schema = schema.add(dimension.name(), StringType);
    }
    return pool.select(from_json(col(CELL), schema).as(CELL), col(PEOPLE).cast(LongType).as(PEOPLE))
        .select(CELL + ".*", PEOPLE);
  }

  /**
   * The release, ready for the gate. Not checked: that a person was counted once.
   *
   * @param cells the dimensions and people, in any number of rows for each cell; every person once
   */
  public Candidate candidate(Dataset<Row> cells, LocalDate asOf) {
    var pooled = cells.groupBy(labels()).agg(sum(PEOPLE).as(PEOPLE)).localCheckpoint();
    var published =
        new MinimumGroup(release.minimumGroup()).suppress(pooled).withColumn(AS_OF, lit(asOf));
    var total = totalShown(pooled, published);
    return new Candidate(
        release.table(),
        dimensions,
        release.minimumGroup(),
        pooled,
        total.map(people -> published.withColumn(TOTAL_PEOPLE, lit(people))).orElse(published),
        total);
  }

  /** Without a published row there is no place for a total either. */
  private Optional<Long> totalShown(Dataset<Row> pooled, Dataset<Row> published) {
    return release.totals() && !published.isEmpty()
        ? Optional.of(pooled.agg(sum(PEOPLE)).head().getLong(0))
        : Optional.empty();
  }

  private Column[] labels() {
    return dimensions.stream().map(dimension -> col(dimension.name())).toArray(Column[]::new);
  }

  private static Dimension dimension(Release release, dev.lethe.config.policy.Column column) {
    var generalisation =
        column
            .keepAs()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Invalid release %s: column %s has no keep-as"
                            .formatted(release.table(), column.name())));
    return new Dimension(generalisation.label(column.name()), generalisation.domain());
  }
}
