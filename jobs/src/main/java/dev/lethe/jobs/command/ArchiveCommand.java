package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.archive.ArchiveReading;
import dev.lethe.jobs.archive.ArchivedRow;
import dev.lethe.jobs.archive.ArchivedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "archive",
    description = {
      "The intermediate archive: what law or evidence requires of rows that have left the active",
      "tables. Retention runs fill and purge it; here it is looked into.",
    },
    subcommands = {ArchiveCommand.ListAll.class, ArchiveCommand.Read.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe archive list --controller shop",
      "  lethe archive read --table invoices --key 4711 --by legal-2 \\",
      "      --motive \"tax audit 2026-17\"",
      "",
      "Every reading is written down in lethe.archive_access before the row is shown.",
    })
final class ArchiveCommand extends CommandGroup {

  @Command(name = "list", description = "Shows each table's rows and days; no value of a row.")
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      List<ArchivedTable> tables = new ArchiveReading(controller(place)).tables();
      TextTable shown = texts().table("table", "rows", "oldest", "next-purge");
      tables.forEach(one -> shown.row(one.table(), one.rows(), one.oldest(), one.nextPurge()));
      print(
          new Answer(
              "lethe.archive/1",
              tables.isEmpty() ? texts().say("archive.none") : shown.toString(),
              Map.of("tables", tables.stream().map(ListAll::facts).toList())));
      return ExitCode.DONE;
    }

    private static Map<String, Object> facts(ArchivedTable one) {
      return Map.of(
          "table", one.table(),
          "rows", one.rows(),
          "oldest", one.oldest().toString(),
          "next_purge", one.nextPurge().toString());
    }
  }

  @Command(
      name = "read",
      description = {
        "Shows one row, after who reads it and why has been written down. The answer holds what the",
        "archive keeps of a person: leave it nowhere.",
      })
  static final class Read extends ControllerCommand {
    @Option(names = "--table", required = true, description = "Table that the row came from.")
    private String table = "";

    @Option(names = "--key", required = true, description = "Key that the row had there.")
    private String key = "";

    @Option(
        names = "--motive",
        required = true,
        paramLabel = "TEXT",
        description = "Why; no personal data, for it outlives the row.")
    private String motive = "";

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who reads.")
    private String by = "";

    @Override
    ExitCode work(Workplace place) {
      var request = new ArchiveReading.Request(TableName.of(table), key, by, motive);
      List<ArchivedRow> rows = new ArchiveReading(controller(place)).read(request);
      if (rows.isEmpty()) {
        throw new dev.lethe.config.LetheException(
            ExitCode.INVALID,
            "Cannot read that row of %s: the archive has none with that key. It is purged by now, or was never archived; the attempt is written down."
                .formatted(request.table()));
      }
      print(
          new Answer(
              "lethe.archived-row/1",
              String.join("%n%n".formatted(), rows.stream().map(this::text).toList()),
              Map.of("rows", rows.stream().map(Read::facts).toList())));
      return ExitCode.DONE;
    }

    private String text(ArchivedRow row) {
      TextTable shown = texts().table("column", "value");
      row.values().forEach((column, value) -> shown.row(column, printable(value)));
      return texts().say("archive.row", row.archivedOn(), row.purgeAfter(), row.term())
          + System.lineSeparator()
          + shown;
    }

    /** A stored text could carry a terminal's control codes. */
    private static String printable(@org.jspecify.annotations.Nullable Object value) {
      return value == null ? "" : value.toString().replaceAll("\\p{Cntrl}", " ");
    }

    private static Map<String, Object> facts(ArchivedRow row) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("term", row.term());
      facts.put("archived_on", row.archivedOn().toString());
      facts.put("purge_after", row.purgeAfter().toString());
      facts.put("columns", row.values());
      return facts;
    }
  }
}
