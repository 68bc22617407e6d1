package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.util.Map;

/** Delta's types in DuckDB's words. */
final class SqlTypes {
  private static final Map<DataType, String> WORDS =
      Map.of(
          StringType.STRING, "VARCHAR",
          IntegerType.INTEGER, "INTEGER",
          LongType.LONG, "BIGINT",
          DoubleType.DOUBLE, "DOUBLE",
          BooleanType.BOOLEAN, "BOOLEAN",
          DateType.DATE, "DATE",
          TimestampType.TIMESTAMP, "TIMESTAMP WITH TIME ZONE");

  private SqlTypes() {}

  static String of(String table, DataType type) {
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
    }
    var word = WORDS.get(type);
    if (word == null) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read table %s: it has a column of type %s. Read it with Spark."
              .formatted(table, type));
    }
    return word;
  }
}
