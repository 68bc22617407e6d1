package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.rights.ExportFormat;
import dev.lethe.jobs.rights.Exported;
import dev.lethe.jobs.rights.PersonExport;
import dev.lethe.jobs.settings.Controller;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes what the deceased wished to be handed over into a ZIP archive, JSON or CSV, that only",
      "you can read. Columns of other people are left out. From then on the rules act as ever.",
    })
final class DirectiveExportCommand extends ControllerCommand {
  @Parameters(paramLabel = "DIRECTIVE", description = "Id that 'directive add' printed.")
  private UUID id = new UUID(0, 0);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The archive; must not exist, and not stand in one of Lethe's stores.")
  private Path output = Path.of("");

  @Option(names = "--format", paramLabel = "json|csv", description = "Default: json.")
  private ExportFormat format = ExportFormat.JSON;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    Exported done = new PersonExport(controller).handOver(id, output, format);
    var facts =
        new LinkedHashMap<>(DirectiveCommand.facts(new DirectiveRegister(controller).find(id)));
    facts.put("file", done.file().toString());
    facts.put("rows", done.rows());
    facts.put("tables", done.tables());
    print(
        new Answer(
            "lethe.directive/1",
            texts().say("directive.exported", id, done.rows(), done.tables(), done.file()),
            facts));
    return ExitCode.DONE;
  }
}
