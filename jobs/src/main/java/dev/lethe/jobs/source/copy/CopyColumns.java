package dev.lethe.jobs.source.copy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Asks the server which types a SELECT yields and compares them with the caller's schema. Binary
 * COPY carries no types: without this, eight bytes of one type would pass for those of another.
 */
final class CopyColumns {
  private CopyColumns() {}

  /**
   * Does not run the SELECT.
   *
   * @throws LetheException INVALID, with every difference at once
   */
  static List<CopyColumn> describe(Connection connection, String select, StructType schema)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      ResultSetMetaData found = statement.getMetaData();
      if (found == null || found.getColumnCount() != schema.size()) {
        throw differs(List.of("expected %d columns".formatted(schema.size())));
      }
      return compared(found, schema.fields());
    }
  }

  private static List<CopyColumn> compared(ResultSetMetaData found, StructField[] schema)
      throws SQLException {
    List<CopyColumn> columns = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < schema.length; i++) {
      String name = found.getColumnLabel(i + 1);
      String word = found.getColumnTypeName(i + 1);
      Optional<PostgresType> type = PostgresType.named(word);
      if (agree(name, type, schema[i])) {
        columns.add(new CopyColumn(name, type.orElseThrow(), schema[i].nullable()));
      } else {
        differences.add(
            "%s %s for %s %s".formatted(name, word, schema[i].name(), schema[i].dataType().sql()));
      }
    }
    if (!differences.isEmpty()) {
      throw differs(differences);
    }
    return List.copyOf(columns);
  }

  private static boolean agree(String name, Optional<PostgresType> type, StructField field) {
    return name.equals(field.name())
        && type.isPresent()
        && type.get().spark().equals(field.dataType());
  }

  private static LetheException differs(List<String> differences) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot copy from the source database: the SELECT yields other columns than its schema: %s."
                .formatted(String.join(", ", differences))
            + " Cast the columns in the SELECT.");
  }
}
