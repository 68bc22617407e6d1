package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Plans the erasure of the person, whatever the clocks say; a hold or a restriction stays",
      "stronger. Then as for any plan: approve, apply, release. Close the request afterwards.",
    })
final class RequestEraseCommand extends ControllerCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID requestId = new UUID(0, 0);

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day of the run, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    RightsRequest request = new RequestRegister(controller).findOpen(requestId);
    Controller acting = Erasures.acting(controller, request);
    Plan plan = plan(acting, request, place.terminal());
    Answer answer = PlanAnswer.withNext(plan, acting, texts());
    print(
        new Answer(
            answer.schema(),
            texts().say("request.planned", requestId) + System.lineSeparator() + answer.text(),
            answer.facts()));
    return ExitCode.DONE;
  }

  private Plan plan(Controller acting, RightsRequest request, Terminal terminal) {
    String key = "erase|%s|%s".formatted(request.id(), UUID.randomUUID());
    Plan plan = new RetentionJob(acting, terminal).plan(asOf, key);
    Erasures.note(acting, plan.id(), request);
    return plan;
  }
}
