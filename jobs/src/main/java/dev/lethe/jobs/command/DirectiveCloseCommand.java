package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "close",
    description = {
      "Closes a directive; its hold ends. The register then forgets whom it was about; that the",
      "person has died stays known until the rules erase the row. withdrawn: the notice was wrong.",
    })
final class DirectiveCloseCommand extends ControllerCommand {
  @Parameters(paramLabel = "DIRECTIVE", description = "Id that 'directive add' printed.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--outcome", required = true, description = "done, refused or withdrawn.")
  private RightsRequest.Outcome outcome = RightsRequest.Outcome.DONE;

  @Option(names = "--on", paramLabel = "DAY", description = "Day of the end. Default: today.")
  private @Nullable LocalDate on;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var register = new DirectiveRegister(controller);
    register.close(id, outcome, on == null ? controller.today() : on);
    Texts texts = texts();
    print(
        new Answer(
            "lethe.directive/1",
            texts.say("directive.closed", id, texts.say("outcome." + outcome.word())),
            DirectiveCommand.facts(register.find(id))));
    return ExitCode.DONE;
  }
}
