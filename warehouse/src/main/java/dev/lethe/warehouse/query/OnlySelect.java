package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one SELECT through, judged by DuckDB's own parser. The sandbox alone does not suffice: COPY
 * may overwrite a file that it may read.
 */
final class OnlySelect {
  private static final String PARSE =
      """
      SELECT parsed ->> '$.error_type', parsed ->> '$.error_message',
             json_array_length(parsed, '$.statements')
      FROM (SELECT json_serialize_sql(?::VARCHAR) AS parsed)
      """;

  private OnlySelect() {}

  static void check(Connection connection, String sql) throws SQLException {
    try (var parse = connection.prepareStatement(PARSE)) {
      parse.setString(1, sql);
      try (var result = parse.executeQuery()) {
        result.next();
        var error = result.getString(1);
        if ("parser".equals(error)) {
          throw QueryErrors.because(result.getString(2));
        }
        if (error != null || result.getLong(3) != 1) {
          throw new LetheException(
              ExitCode.INVALID,
              "Cannot run the query: it is not one SELECT. The warehouse can only be read here.");
        }
      }
    }
  }
}
