package dev.lethe.warehouse.table;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The published tables of one controller: {@code warehouse/gold/<table>}. A table belongs to the
 * controller that made it; another one is refused, for their rows could not be told apart.
 */
public record GoldFolder(SparkSession spark, Path warehouse, String controller) {
  /** Table property with the owner. */
  static final String CONTROLLER = "lethe.controller";

  /** Makes the folder if it is missing, and proves that it can be written. */
  public static void requireWritable(Path warehouse) {
    try {
      var gold = Files.createDirectories(Layout.gold(warehouse));
      Files.delete(Files.createTempFile(gold, ".writable", ""));
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot write the warehouse %s: %s. Let the folder be created and written by this user."
              .formatted(warehouse, e.getClass().getSimpleName()));
    }
  }

  /** Opens the table, or creates it empty; refuses one of another shape, protocol or controller. */
  public DeltaGold open(GoldTable table) {
    requireWritable(warehouse);
    var path = Layout.gold(warehouse).resolve(table.name());
    if (!Files.isDirectory(path.resolve("_delta_log"))) {
      create(table, path);
    }
    var snapshot = snapshot(path);
    GoldProfile.check(table, snapshot.getProtocol());
    checkOwner(table, snapshot.getTableProperties().get(CONTROLLER));
    Shape.check(table, (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString()));
    return new DeltaGold(spark, table, path);
  }

  /** Through Delta Kernel: it reads the log without starting a Spark job. */
  private Snapshot snapshot(Path path) {
    var engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
    return Table.forPath(engine, path.toString()).getLatestSnapshot(engine);
  }

  private void create(GoldTable table, Path path) {
    var builder =
        DeltaTable.createIfNotExists(spark)
            .location(path.toString())
            .comment(table.description())
            .addColumns(table.schema());
    GoldProfile.properties(table, controller).forEach(builder::property);
    builder.execute();
  }

  private void checkOwner(GoldTable table, @Nullable String owner) {
    if (!Objects.equals(owner, controller)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write table %s for %s: it belongs to %s. Give each controller its own warehouse."
              .formatted(table.name(), controller, owner));
    }
  }
}
