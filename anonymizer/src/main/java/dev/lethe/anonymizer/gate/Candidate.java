package dev.lethe.anonymizer.gate;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that asks to be published, beside the truth it was made from.
 *
 * @param table name in the warehouse
 * @param dimensions the columns that name a cell; none: the table has one cell
 * @param minimumGroup smallest number of distinct people in a published cell, at least 2
 * @param pooled every cell, each once: the dimensions and {@link #PEOPLE}, exact
 * @param published what would leave: the same columns, and any figures of the cell. The gate judges
 *     these rows only, so whoever publishes them must not compute them again afterwards
 * @param publishedTotal sum of {@link #PEOPLE} over all cells, where a reader can learn it: from a
 *     total beside the cells or from another table
 */
public record Candidate(
    String table,
    List<Dimension> dimensions,
    int minimumGroup,
    Dataset<Row> pooled,
    Dataset<Row> published,
    Optional<Long> publishedTotal) {

  /** Column with the distinct people of a cell, BIGINT. */
  public static final String PEOPLE = "people";

  public Candidate {
    dimensions = List.copyOf(dimensions);
    if (minimumGroup < 2) {
      throw new IllegalArgumentException(
          "Invalid minimum group %d: a group of one is a person".formatted(minimumGroup));
    }
  }

  /** The same candidate with the rows that will really be written. */
  public Candidate withRows(Dataset<Row> newPooled, Dataset<Row> newPublished) {
    return new Candidate(table, dimensions, minimumGroup, newPooled, newPublished, publishedTotal);
  }

  public List<String> dimensionNames() {
    return dimensions.stream().map(Dimension::name).toList();
  }
}
