package dev.lethe.jobs.rights;

import dev.lethe.jobs.rights.PersonsColumns.Part;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive with one document for each table, or for CSV one for each way in which its rows are
 * the person's, and a table of contents at its end. Rows are written as they come.
 */
final class ExportZip implements Closeable {
  private static final JsonMapper JSON = new JsonMapper();

  private final ZipOutputStream zip;
  private final Writer out;
  private final List<Map<String, Object>> contents = new ArrayList<>();
  private long rows;

  ExportZip(OutputStream file) {
    this.zip = new ZipOutputStream(file, StandardCharsets.UTF_8);
    this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
  }

  /** Gives each row to what it is called with. */
  interface Rows {
    void each(RowWriter row);
  }

  /** A row as the columns of the result: one JSON object, or the values of the CSV line. */
  interface RowWriter {
    void write(List<String> values);
  }

  /** Written part by part, each with its rows. */
  record Source(Part part, Rows rows) {}

  void json(String table, List<Source> parts) throws IOException {
    begin(table + ".json");
    out.write("{\"table\":%s,\"parts\":[".formatted(quoted(table)));
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i).part();
      out.write(i == 0 ? "\n" : ",\n");
      out.write("{\"belongs\":%s,\"rows\":[".formatted(quoted(part.owned().via())));
      long before = rows;
      parts.get(i).rows().each(row -> line(rows == before ? "\n" : ",\n", row.get(0)));
      out.write("]}");
      note(table, part, rows - before);
    }
    out.write("]}\n");
    end();
  }

  void csv(String table, Source source) throws IOException {
    Part part = source.part();
    begin(
        part.owned().isOwnRow()
            ? table + ".csv"
            : "%s-%s.csv".formatted(table, part.owned().path().get(0).column()));
    out.write(csvLine(part.columns()));
    long before = rows;
    source.rows().each(row -> line("", csvLine(row)));
    note(table, part, rows - before);
    end();
  }

  /** Number of rows so far. */
  long rows() {
    return rows;
  }

  void contents(Map<String, Object> facts) throws IOException {
    begin("contents.json");
    var all = new LinkedHashMap<>(facts);
    all.put("tables", contents);
    out.write(JSON.writeValueAsString(all));
    end();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void begin(String name) throws IOException {
    zip.putNextEntry(new ZipEntry("%02d-%s".formatted(names++, name.replaceAll("[^\\w.-]", "_"))));
  }

  private int names;

  private void end() throws IOException {
    out.flush();
    zip.closeEntry();
  }

  private void line(String before, String text) {
    try {
      out.write(before);
      out.write(text);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String table, Part part, long count) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("table", table);
    entry.put("belongs", part.owned().via());
    entry.put("columns", part.columns());
    entry.put("rows", count);
    contents.add(entry);
  }

  private static String csvLine(List<String> values) {
    return values.stream().map(ExportZip::csvField).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String csvField(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }
}
