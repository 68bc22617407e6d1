package dev.lethe.warehouse.release;

import static dev.lethe.warehouse.table.GoldTable.column;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.warehouse.table.Commit;
import dev.lethe.warehouse.table.GoldFolder;
import dev.lethe.warehouse.table.GoldTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The table {@code releases}: what was published, from which day, by which rule. */
public final class Releases {
  public static final GoldTable TABLE =
      new GoldTable(
          "releases",
          "One row per release: how far each table may be trusted, and as of when.",
          "as_of",
          new StructType()
              .add(column("release_id", StringType, "random identifier of the release"))
              .add(column("controller", StringType, "whose data were counted"))
              .add(column("table_name", StringType, "table of this warehouse"))
              .add(column("period", StringType, "first day of the period, ISO date"))
              .add(column("revision", LongType, "1, or more if an earlier input was abandoned"))
              .add(column("delta_version", LongType, "version of the table that holds the release"))
              .add(column("row_count", LongType, "rows of the release; 0 if all were too small"))
              .add(column("as_of", DateType, "day for which the source was read"))
              .add(column("minimum_group", IntegerType, "smallest number of people in a cell"))
              .add(column("gate", StringType, "attacks that the release withstood"))
              .add(column("published_at", TimestampType, "UTC")));

  private final GoldFolder folder;

  Releases(GoldFolder folder) {
    this.folder = folder;
  }

  /** Version and rows of a release that was announced. */
  Optional<Publication.AlreadyPublished> find(Reservation reservation, Verdict verdict) {
    var id = reservation.releaseId();
    return folder
        .open(TABLE)
        .read()
        .where(col("release_id").equalTo(id.toString()))
        .limit(1)
        .select("delta_version", "row_count")
        .collectAsList()
        .stream()
        .map(row -> new Publication.AlreadyPublished(id, row.getLong(0), row.getLong(1), verdict))
        .findFirst();
  }

  /**
   * In one commit, which bears the name of the first: a release that was announced before is never
   * among them.
   */
  void announce(List<Announcement> all) {
    var first = all.get(0).reservation();
    var rows = all.stream().map(Announcement::row).toList();
    folder
        .open(TABLE)
        .append(
            folder.spark().createDataFrame(rows, TABLE.schema()),
            new Commit("releases/" + first.key(), first.revision(), first.releaseId()));
  }

  /** The facts of one release. */
  record Announcement(
      Reservation reservation,
      long deltaVersion,
      long rows,
      LocalDate asOf,
      int minimumGroup,
      String gate,
      Instant publishedAt) {

    Row row() {
      var key = reservation.key();
      return RowFactory.create(
          reservation.releaseId().toString(),
          key.controller(),
          key.table(),
          key.period(),
          reservation.revision(),
          deltaVersion,
          rows,
          java.sql.Date.valueOf(asOf),
          minimumGroup,
          gate,
          java.sql.Timestamp.from(publishedAt));
    }
  }
}
