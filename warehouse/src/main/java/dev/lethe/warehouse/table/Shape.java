package dev.lethe.warehouse.table;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Compares a table as it is with the table as it was decided: names and types, in order. */
final class Shape {
  private Shape() {}

  static void check(GoldTable table, StructType actual) {
    var differences = differences(table.schema(), actual);
    if (!differences.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write table %s: %s. Move its folder away, or restore the figures of the policy."
              .formatted(table.name(), String.join(", ", differences)));
    }
  }

  private static List<String> differences(StructType wanted, StructType actual) {
    var found = types(actual);
    var differences = new ArrayList<String>();
    types(wanted)
        .forEach(
            (name, type) -> {
              var other = found.remove(name);
              if (!type.equals(other)) {
                differences.add(
                    other == null ? name + " is missing" : name + " is " + other + ", not " + type);
              }
            });
    found.keySet().forEach(name -> differences.add(name + " is unknown"));
    return differences;
  }

  private static Map<String, String> types(StructType schema) {
    var types = new LinkedHashMap<String, String>();
    Arrays.stream(schema.fields()).forEach((StructField f) -> types.put(f.name(), type(f)));
    return types;
  }

  private static String type(StructField field) {
    return field.dataType().simpleString();
  }
}
