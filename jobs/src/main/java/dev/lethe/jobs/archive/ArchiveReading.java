package dev.lethe.jobs.archive;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks into a controller's archive, as the archivist. A row is shown only after who reads it, and
 * why, has been committed.
 */
public final class ArchiveReading {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 500;

  private final Controller controller;

  public ArchiveReading(Controller controller) {
    this.controller = controller;
  }

  /**
   * Who asks for a row, and why.
   *
   * @param key of the row in the table it came from
   * @param reader reference of a person with the right to look
   * @param motive in words a control would accept; no personal data, for it outlives the row
   */
  public record Request(TableName table, String key, String reader, String motive) {
    public Request {
      requireSaid("--by", reader);
      requireSaid("--motive", motive);
    }

    private static void requireSaid(String option, String text) {
      if (text.isBlank() || text.length() > LONGEST) {
        throw new LetheException(
            ExitCode.INVALID,
            "Cannot read the archive: %s is %s. Say in a few words who reads and why; it is written down."
                .formatted(option, text.isBlank() ? "empty" : "longer than " + LONGEST));
      }
    }
  }

  /** By name of table; no value is read. */
  public List<ArchivedTable> tables() {
    return controller
        .source()
        .as(
            SourceRole.ARCHIVIST,
            "list the archive",
            jdbc ->
                jdbc.sql(
                        """
                        SELECT table_name, count(*) AS entries, min(archived_on) AS oldest,
                          min(purge_after) AS next_purge
                        FROM lethe_archive.entry WHERE controller = ? GROUP BY 1 ORDER BY 1
                        """)
                    .param(controller.name())
                    .query(
                        (row, n) ->
                            new ArchivedTable(
                                row.getString("table_name"),
                                row.getLong("entries"),
                                row.getObject("oldest", LocalDate.class),
                                row.getObject("next_purge", LocalDate.class)))
                    .list());
  }

  /**
   * The rows that had this key, the latest archived first; usually one. That nothing was found is
   * written down as well.
   */
  public List<ArchivedRow> read(Request request) {
    record Entry(UUID id, ArchivedRow row) {}
    List<Entry> found =
        controller
            .source()
            .as(
                SourceRole.ARCHIVIST,
                "read the archive",
                jdbc -> {
                  List<Entry> entries =
                      jdbc.sql(
                              """
                              SELECT entry_id, term_id, archived_on, purge_after, columns::text AS columns
                              FROM lethe_archive.entry
                              WHERE controller = ? AND table_name = ? AND row_key = ?
                              ORDER BY archived_on DESC, entry_id
                              """)
                          .params(controller.name(), request.table().toString(), request.key())
                          .query(
                              (row, n) ->
                                  new Entry(
                                      row.getObject("entry_id", UUID.class),
                                      row(row, request.table())))
                          .list();
                  note(jdbc, request, entries.stream().map(Entry::id).toArray(UUID[]::new));
                  return entries;
                });
    return found.stream().map(Entry::row).toList();
  }

  private void note(JdbcClient jdbc, Request request, UUID[] entries) {
    jdbc.sql(
            "INSERT INTO lethe.archive_access (controller, table_name, entries, reader, motive, read_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            controller.name(),
            request.table().toString(),
            entries,
            request.reader(),
            request.motive(),
            OffsetDateTime.now(controller.clock()))
        .update();
  }

  private ArchivedRow row(ResultSet row, TableName table) throws SQLException {
    return new ArchivedRow(
        row.getString("term_id"),
        row.getObject("archived_on", LocalDate.class),
        row.getObject("purge_after", LocalDate.class),
        inOrder(table, JSON.readValue(row.getString("columns"), new TypeReference<>() {})));
  }

  /** As the policy lists the columns; PostgreSQL orders them otherwise. */
  private Map<String, Object> inOrder(TableName table, Map<String, Object> values) {
    var ordered = new LinkedHashMap<String, Object>();
    controller.policy().archived().stream()
        .filter(one -> one.name().equals(table))
        .flatMap(one -> one.archive().stream())
        .map(Archive::columns)
        .flatMap(List::stream)
        .filter(values::containsKey)
        .forEach(column -> ordered.put(column, values.get(column)));
    values.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
