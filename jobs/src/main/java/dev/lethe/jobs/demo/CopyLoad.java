package dev.lethe.jobs.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a table by COPY, in one pass and in constant memory. COPY fires no UPDATE trigger, and the
 * database checks every constraint.
 */
final class CopyLoad {
  private static final int CHUNK = 1 << 16;

  private final Shape shape;
  private final CopyIn copy;
  private final StringBuilder text = new StringBuilder(CHUNK + (CHUNK >> 2));

  private CopyLoad(Shape shape, CopyIn copy) {
    this.shape = shape;
    this.copy = copy;
  }

  static void load(Connection connection, Population population, Shape shape) throws SQLException {
    String columns =
        shape.columns().stream().map(CopyLoad::quoted).collect(Collectors.joining(", "));
    String sql = "COPY " + quoted(shape.name()) + " (" + columns + ") FROM STDIN";
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    CopyLoad load = new CopyLoad(shape, copy);
    try {
      for (long number = 1; number <= population.count(); number++) {
        shape.rows(population.member(number), load::append);
        load.sendIfFull();
      }
      load.send();
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void append(Row row) {
    int columns = shape.columns().size();
    for (int i = 0; i < columns; i++) {
      append(row.value(i));
      text.append(i < columns - 1 ? '\t' : '\n');
    }
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    String plain = value.toString();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  private void sendIfFull() throws SQLException {
    if (text.length() >= CHUNK) {
      send();
    }
  }

  private void send() throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
