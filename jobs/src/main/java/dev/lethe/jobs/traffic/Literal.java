package dev.lethe.jobs.traffic;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as PostgreSQL reads them: COPY takes no bound parameters. */
final class Literal {
  private Literal() {}

  /** The E form reads backslashes alike under every setting of the server. */
  static String text(String value) {
    String quoted = "'" + withoutNul(value).replace("'", "''") + "'";
    return quoted.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }

  static String instant(Instant instant) {
    return "timestamptz '" + instant + "'";
  }

  static String texts(Collection<String> values) {
    return values.stream()
        .map(Literal::text)
        .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
  }

  /** For a literal part of a LIKE pattern. */
  static String likeLiteral(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static String withoutNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("PostgreSQL admits no NUL in a text");
    }
    return text;
  }
}
