package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Routing;
import dev.lethe.jobs.rights.Routings;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "route",
    description = {
      "Registers a request that is a customer's to answer: the customer entrusted the data to you.",
      "It is to be passed on within five days. Nothing is noted of whom it is about.",
    })
final class RequestRouteCommand extends ControllerCommand {
  @Option(
      names = "--case",
      paramLabel = "REF",
      required = true,
      description = "Reference of the letter in your files; no name.")
  private String caseRef = "";

  @Option(
      names = "--received-on",
      paramLabel = "DAY",
      description = "Day of receipt, in the controller's zone. Default: today.")
  private @Nullable LocalDate receivedOn;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    LocalDate on = receivedOn == null ? controller.today() : receivedOn;
    Routing routing = new Routings(controller).add(caseRef, on);
    print(
        new Answer(
            "lethe.routing/1",
            texts().say("routing.added", routing.id(), routing.deadline().dueOn()),
            RequestCommand.facts(routing)));
    return ExitCode.DONE;
  }
}
