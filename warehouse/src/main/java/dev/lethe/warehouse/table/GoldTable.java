package dev.lethe.warehouse.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A published table, in words. Only public columns are possible: every comment begins with {@code
 * public: }, which also makes every column fit for the statistics that Delta keeps in its log.
 *
 * @param name lower snake_case; also the name of its folder
 * @param description one sentence for the analyst
 * @param period DATE column with the first day of the period a row belongs to
 * @param schema in stable order, a comment on every column
 */
public record GoldTable(String name, String description, String period, StructType schema) {
  private static final String SNAKE_CASE = "[a-z][a-z0-9_]*";
  private static final Set<DataType> TYPES =
      Set.of(
          DataTypes.StringType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.TimestampType);

  public GoldTable {
    require(name.matches(SNAKE_CASE), name, "the name must be lower snake_case");
    for (var field : schema.fields()) {
      check(name, field);
    }
    require(hasDate(schema, period), name, "%s must be a DATE column".formatted(period));
  }

  public List<String> columns() {
    return List.of(schema.fieldNames());
  }

  /** A public column; {@code meaning} becomes its comment. */
  public static StructField column(String name, DataType type, String meaning) {
    return DataTypes.createStructField(name, type, false).withComment("public: " + meaning);
  }

  private static void check(String table, StructField field) {
    require(field.name().matches(SNAKE_CASE), table, field.name() + " must be lower snake_case");
    require(comment(field).startsWith("public: "), table, field.name() + " must be public");
    require(
        TYPES.contains(field.dataType()) || field.dataType() instanceof DecimalType,
        table,
        "%s has a type that some readers lack: %s"
            .formatted(field.name(), field.dataType().simpleString()));
  }

  private static String comment(StructField field) {
    return field.getComment().isDefined() ? field.getComment().get() : "";
  }

  private static boolean hasDate(StructType schema, String period) {
    return Arrays.stream(schema.fields())
        .anyMatch(f -> f.name().equals(period) && f.dataType().equals(DataTypes.DateType));
  }

  private static void require(boolean condition, String table, String requirement) {
    if (!condition) {
      throw new IllegalArgumentException("Invalid table %s: %s".formatted(table, requirement));
    }
  }
}
