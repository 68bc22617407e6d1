package dev.lethe.jobs.realdata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * Runs what psql would: a dump with {@code COPY ... FROM stdin} blocks, or a script with {@code
 * \copy} from CSV files beside it. Other commands of psql are skipped. A statement ends with a
 * semicolon at the end of a line, so function bodies are not understood.
 */
public final class PsqlScript {
  private static final Pattern COPY_FILE = Pattern.compile("\\\\copy (.+) FROM '(.+)' (WITH .+)");

  private final Connection connection;
  private final Path script;
  private final StringBuilder statement = new StringBuilder();

  private PsqlScript(Connection connection, Path script) {
    this.connection = connection;
    this.script = script;
  }

  public static void run(Connection connection, Path script) throws SQLException {
    var run = new PsqlScript(connection, script);
    try (BufferedReader lines = Files.newBufferedReader(script)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        run.line(line, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line, BufferedReader rest) throws SQLException, IOException {
    Matcher copy = COPY_FILE.matcher(line);
    if (copy.matches()) {
      try (Reader file = Files.newBufferedReader(script.resolveSibling(copy.group(2)))) {
        copy("COPY %s FROM STDIN %s".formatted(copy.group(1), copy.group(3)), file);
      }
    } else if (line.startsWith("COPY ")) {
      copy(line, new StringReader(block(rest)));
    } else if (!line.startsWith("\\") && !line.startsWith("--")) {
      statement.append(line).append('\n');
      if (line.endsWith(";")) {
        execute();
      }
    }
  }

  private static String block(BufferedReader lines) throws IOException {
    var block = new StringBuilder();
    for (String line = lines.readLine();
        line != null && !line.equals("\\.");
        line = lines.readLine()) {
      block.append(line).append('\n');
    }
    return block.toString();
  }

  private void copy(String command, Reader rows) throws SQLException, IOException {
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, rows);
  }

  private void execute() throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(statement.toString());
    }
    statement.setLength(0);
  }
}
