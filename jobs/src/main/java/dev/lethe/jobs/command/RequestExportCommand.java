package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.PersonExport;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.settings.Controller;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes what is the person's into a ZIP archive, JSON or CSV, that only you can read.",
      "Columns of other people are left out. Portability: only what the person provided or did.",
    })
final class RequestExportCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID id = new UUID(0, 0);

  @Mixin private ExportTarget target = new ExportTarget();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var done = new PersonExport(controller).answer(id, target.file(), target.format());
    var facts = RequestCommand.facts(new RequestRegister(controller).find(id));
    print(ExportTarget.answer("request", id, done, facts, texts()));
    return ExitCode.DONE;
  }
}
