package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Routings;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "routed", description = "Notes that a request was passed on to its customer.")
final class RequestRoutedCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request route' printed.")
  private UUID request = new UUID(0, 0);

  @Option(names = "--on", paramLabel = "DAY", description = "Day of passing on. Default: today.")
  private @Nullable LocalDate on;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    LocalDate day = on == null ? controller.today() : on;
    new Routings(controller).routed(request, day);
    print(
        new Answer(
            "lethe.routing/1",
            texts().say("routing.routed", request, day),
            Map.of("request", request.toString(), "routed_on", day.toString())));
    return ExitCode.DONE;
  }
}
