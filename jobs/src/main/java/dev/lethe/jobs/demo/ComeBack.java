package dev.lethe.jobs.demo;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One statement with {@code :keys} (bigint[]) and {@code :at} (timestamptz), bound by name. */
final class ComeBack {
  private static final Pattern NAME = Pattern.compile("(?<!:):(keys|at)\\b");

  private ComeBack() {}

  static void run(Connection connection, String sql, List<Long> keys, Instant at)
      throws SQLException {
    List<String> names = NAME.matcher(sql).results().map(ComeBack::name).toList();
    Array array = connection.createArrayOf("bigint", keys.toArray());
    try (PreparedStatement statement =
        connection.prepareStatement(NAME.matcher(sql).replaceAll("?"))) {
      for (int i = 0; i < names.size(); i++) {
        Object value = names.get(i).equals("keys") ? array : at.atOffset(ZoneOffset.UTC);
        statement.setObject(i + 1, value);
      }
      statement.execute();
    } finally {
      array.free();
    }
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
