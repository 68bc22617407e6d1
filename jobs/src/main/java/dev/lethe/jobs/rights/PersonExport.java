package dev.lethe.jobs.rights;

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
 * Answers a request for access or portability, or a directive to hand over, with an archive of what
 * is the person's, read from one snapshot of the database, row by row.
 */
public final class PersonExport {
  private final Controller controller;

  public PersonExport(Controller controller) {
    this.controller = controller;
  }

  /**
   * Writes the archive, then marks the request.
   *
   * @throws LetheException INVALID where the request is closed or asks for something else, the
   *     person's row is gone, or the file may not stand there; nothing is left of the file then
   */
  public Exported answer(UUID request, Path path, ExportFormat format) {
    var register = new RequestRegister(controller);
    Exported exported = export(Exportee.of(register.findOpen(request)), path, format);
    register.markExported(request);
    return exported;
  }

  /** As {@link #answer}, for a directive. */
  public Exported handOver(UUID directive, Path path, ExportFormat format) {
    var register = new DirectiveRegister(controller);
    Exported exported = export(Exportee.of(register.findOpen(directive)), path, format);
    register.markExported(directive);
    return exported;
  }

  private Exported export(Exportee exportee, Path path, ExportFormat format) {
    return write(exportee, ExportFile.require(path, controller.settings()), format);
  }

  private Exported write(Exportee exportee, ExportFile file, ExportFormat format) {
    boolean whole = false;
    try (var zip = new ExportZip(file.open())) {
      long tables =
          controller
              .source()
              .snapshotAs(
                  SourceRole.PLANNER,
                  "export " + exportee,
                  jdbc -> fill(zip, jdbc, exportee, format));
      zip.contents(facts(exportee));
      whole = true;
      return new Exported(file.path(), tables, zip.rows());
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

  private long fill(ExportZip zip, JdbcClient jdbc, Exportee exportee, ExportFormat format) {
    LiveSchema schema = new Introspection(jdbc).read();
    SchemaCheck.require(controller.policy(), schema);
    var tables = new LinkedHashMap<TableName, List<ExportZip.Source>>();
    for (Part part :
        new PersonsColumns(controller.policy(), exportee.right()).of(exportee.table())) {
      tables
          .computeIfAbsent(part.owned().table().name(), any -> new ArrayList<>())
          .add(
              new ExportZip.Source(
                  part, row -> read(jdbc, query(part, exportee, schema, format), row)));
    }
    tables.forEach((table, parts) -> write(zip, table, parts, format, exportee));
    return tables.size();
  }

  /** The person's own row comes first: without it there is nobody to answer. */
  private static void write(
      ExportZip zip,
      TableName table,
      List<ExportZip.Source> parts,
      ExportFormat format,
      Exportee exportee) {
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
      throw exportee.gone();
    }
  }

  private Fragment query(Part part, Exportee exportee, LiveSchema schema, ExportFormat format) {
    Table subject = controller.policy().table(exportee.table());
    Fragment keys = Keys.subselect(subject, schema, List.of(exportee.key()));
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

  private Map<String, Object> facts(Exportee exportee) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("schema", "lethe.export/1");
    facts.put("controller", controller.name());
    facts.put("right", exportee.right().word());
    facts.put(exportee.word(), exportee.id().toString());
    facts.put("made_on", controller.today().toString());
    return facts;
  }
}
