package dev.lethe.warehouse.table;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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
    if (!DeltaTable.isDeltaTable(spark, path.toString())) {
      create(table, path);
    }
    var delta = DeltaTable.forPath(spark, path.toString());
    var detail = delta.detail().head();
    GoldProfile.check(table, detail);
    checkOwner(table, detail);
    Shape.check(table, delta.toDF().schema());
    return new DeltaGold(spark, table, path);
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

  private void checkOwner(GoldTable table, Row detail) {
    var owner = detail.getJavaMap(detail.fieldIndex("properties")).get(CONTROLLER);
    if (!Objects.equals(owner, controller)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write table %s for %s: it belongs to %s. Give each controller its own warehouse."
              .formatted(table.name(), controller, owner));
    }
  }
}
