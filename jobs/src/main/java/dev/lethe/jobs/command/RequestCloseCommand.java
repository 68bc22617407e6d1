package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "close",
    description = {
      "Closes a request. The register then forgets whom it was about.",
      "Delete copies of identity documents that you received with it: Lethe has none.",
    })
final class RequestCloseCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID request = new UUID(0, 0);

  @Option(names = "--outcome", required = true, description = "done, refused or withdrawn.")
  private RightsRequest.Outcome outcome = RightsRequest.Outcome.DONE;

  @Option(names = "--on", paramLabel = "DAY", description = "Day of the answer. Default: today.")
  private @Nullable LocalDate on;

  @Override
  ExitCode work(Workplace place) {
    var register = new RequestRegister(controller(place));
    register.close(request, outcome, on == null ? register.today() : on);
    Texts texts = texts();
    print(
        new Answer(
            "lethe.request/1",
            texts.say("request.closed", request, texts.say("outcome." + outcome.word())),
            RequestCommand.facts(register.find(request))));
    return ExitCode.DONE;
  }
}
