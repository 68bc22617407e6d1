package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.rights.PersonsColumns.Part;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.SourceRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers a request for access or portability with an archive of what is the person's, read from
 * one snapshot of the database, row by row.
 */
public final class RequestExport {
  private final Controller controller;
  private final RequestRegister register;

  public RequestExport(Controller controller) {
    this.controller = controller;
    this.register = new RequestRegister(controller);
  }

  /** What was written; says nothing about the person. */
  public record Exported(RightsRequest request, Path file, long tables, long rows) {}

  /**
   * Writes the archive, then marks the request.
   *
   * @throws LetheException INVALID where the request is closed or asks for something else, the
   *     person's row is gone, or the file may not stand there; nothing is left of the file then
   */
  public Exported export(UUID id, Path path, ExportFormat format) {
    RightsRequest request = register.findOpen(id);
    if (!request.right().isAnsweredByExport()) {
      throw RequestRegister.cannot("export", id, "it asks neither for access nor for portability");
    }
    ExportFile file = ExportFile.require(path, controller.settings());
    Exported exported = write(request, file, format);
    register.markExported(id);
    return exported;
  }

  private Exported write(RightsRequest request, ExportFile file, ExportFormat format) {
    boolean whole = false;
    try (var zip = new ExportZip(file.open())) {
      long tables =
          controller
              .source()
              .snapshotAs(
                  SourceRole.PLANNER,
                  "export request " + request.id(),
                  jdbc -> fill(zip, jdbc, request, format));
      zip.contents(facts(request));
      whole = true;
      return new Exported(request, file.path(), tables, zip.rows());
    } catch (IOException | UncheckedIOException e) {
      whole = false;
      throw ExportFile.cannot(
          file.path(),
          "its folder is missing or full, or may not be written to. Name another file");
    } finally {
      if (!whole) {
        file.remove();
      }
    }
  }

  private long fill(ExportZip zip, JdbcClient jdbc, RightsRequest request, ExportFormat format) {
    LiveSchema schema = new Introspection(jdbc).read();
    SchemaCheck.require(controller.policy(), schema);
    var tables = new LinkedHashMap<TableName, List<ExportZip.Source>>();
    for (Part part : new PersonsColumns(controller.policy(), request.right()).of(request.table())) {
      tables
          .computeIfAbsent(part.owned().table().name(), any -> new ArrayList<>())
          .add(
              new ExportZip.Source(
                  part, row -> read(jdbc, query(part, request, schema, format), row)));
    }
    tables.forEach((table, parts) -> write(zip, table, parts, format, request));
    return tables.size();
  }

  /** The person's own row comes first: without it there is nobody to answer. */
  private static void write(
      ExportZip zip,
      TableName table,
      List<ExportZip.Source> parts,
      ExportFormat format,
      RightsRequest request) {
    try {
      if (format == ExportFormat.JSON) {
        zip.json(table.toString(), parts);
      } else {
        for (ExportZip.Source part : parts) {
          zip.csv(table.toString(), part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (zip.rows() == 0) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot export request %s: the person's row is no longer in %s. Close the request."
              .formatted(request.id(), table));
    }
  }

  private Fragment query(Part part, RightsRequest request, LiveSchema schema, ExportFormat format) {
    Table subject = controller.policy().table(request.table());
    Fragment keys = Keys.subselect(subject, schema, List.of(request.subjectKey().orElseThrow()));
    return Fragment.of(format.select(part))
        .then(" FROM %s t WHERE ".formatted(Quoted.table(part.owned().table().name())))
        .then(part.owned().rowsOf("t", subject.name(), subject.key(), keys))
        .then(" ORDER BY " + Quoted.column("t", part.owned().table().key()))
        .then(format.selectEnd());
  }

  private static void read(JdbcClient jdbc, Fragment query, ExportZip.RowWriter writer) {
    jdbc.sql(query.sql())
        .params(query.values())
        .query(
            row -> {
              writer.write(values(row));
            });
  }

  private static List<String> values(ResultSet row) throws SQLException {
    var values = new ArrayList<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String value = row.getString(i);
      values.add(value == null ? "" : value);
    }
    return values;
  }

  private Map<String, Object> facts(RightsRequest request) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("schema", "lethe.export/1");
    facts.put("controller", controller.name());
    facts.put("right", request.right().word());
    facts.put("request", request.id().toString());
    facts.put("made_on", register.today().toString());
    return facts;
  }
}
