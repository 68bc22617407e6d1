package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.ExportFormat;
import dev.lethe.jobs.rights.PersonExport;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.settings.Controller;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes what is the person's into a ZIP archive, JSON or CSV, that only you can read.",
      "Columns of other people are left out. Portability: only what the person provided or did.",
    })
final class RequestExportCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID request = new UUID(0, 0);

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
    var done = new PersonExport(controller).answer(request, output, format);
    var facts = new HashMap<>(RequestCommand.facts(new RequestRegister(controller).find(request)));
    facts.put("file", done.file().toString());
    facts.put("rows", done.rows());
    facts.put("tables", done.tables());
    print(
        new Answer(
            "lethe.request/1",
            texts().say("request.exported", request, done.rows(), done.tables(), done.file()),
            facts));
    return ExitCode.DONE;
  }
}
