package dev.lethe.warehouse.table;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * An open published table. Every write is one commit, and the same commit again changes nothing.
 */
public record DeltaGold(SparkSession spark, GoldTable table, Path path) {

  public Dataset<Row> read() {
    return spark.read().format("delta").load(path.toString());
  }

  /** Puts {@code rows} in the place of the period that begins on {@code start}. */
  public void replacePeriod(LocalDate start, Dataset<Row> rows, Commit commit) {
    write(rows, commit)
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", "%s = DATE'%s'".formatted(table.period(), start))
        .save(path.toString());
  }

  public void append(Dataset<Row> rows, Commit commit) {
    write(rows, commit).mode(SaveMode.Append).save(path.toString());
  }

  /** The version a release made; empty if it made none, or the log has forgotten it. */
  public Optional<Long> versionOf(UUID release) {
    var table = DeltaTable.forPath(spark, path.toString());
    return bearing(table.history(1), release).or(() -> bearing(table.history(), release));
  }

  private static Optional<Long> bearing(Dataset<Row> commits, UUID release) {
    return commits
        .where(col("userMetadata").equalTo(release.toString()))
        .select("version")
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .findFirst();
  }

  /** One file per commit: a release is small, and its order is the table's, not the source's. */
  private DataFrameWriter<Row> write(Dataset<Row> rows, Commit commit) {
    var columns = table.columns().stream().map(name -> col(name)).toArray(Column[]::new);
    return rows.select(columns)
        .coalesce(1)
        .sortWithinPartitions(columns)
        .write()
        .format("delta")
        .option("txnAppId", commit.application())
        .option("txnVersion", commit.version())
        .option("userMetadata", commit.release().toString());
  }
}
