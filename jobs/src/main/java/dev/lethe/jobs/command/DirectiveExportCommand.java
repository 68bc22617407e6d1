package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.rights.PersonExport;
import dev.lethe.jobs.settings.Controller;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ExportTarget target = new ExportTarget();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var done = new PersonExport(controller).handOver(id, target.file(), target.format());
    var facts = DirectiveCommand.facts(new DirectiveRegister(controller).find(id));
    print(ExportTarget.answer("directive", id, done, facts, texts()));
    return ExitCode.DONE;
  }
}
