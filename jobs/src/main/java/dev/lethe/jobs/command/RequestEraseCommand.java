package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.control.RunRegistry;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Plans the erasure of the person, whatever the clocks say; a hold or a restriction stays",
      "stronger. Then as for any plan: approve, apply, release. Close the request afterwards.",
    })
final class RequestEraseCommand extends LetheCommand {
  @Parameters(paramLabel = "REQUEST", description = "Id that 'request add' printed.")
  private UUID requestId = new UUID(0, 0);

  @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
  private @Nullable String id;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day of the run, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = place.controller(id);
    RightsRequest request = new RequestRegister(controller).findOpen(requestId);
    Plan plan = plan(Erasures.acting(controller, request), request, place.terminal());
    Answer answer = PlanAnswer.of(plan, controller, next(plan));
    print(
        new Answer(
            answer.schema(),
            RightsTexts.in(where()).say("request.planned", requestId)
                + System.lineSeparator()
                + answer.text(),
            answer.facts()));
    return ExitCode.DONE;
  }

  private Plan plan(Controller acting, RightsRequest request, Terminal terminal) {
    String key = "erase|%s|%s".formatted(request.id(), UUID.randomUUID());
    try (Lease lease = Lease.take(acting.source().dataSource(), acting.name())) {
      RunRegistry runs = acting.runs();
      Run run = runs.begin(RetentionJob.request(acting, asOf, key));
      Plan plan = new RetentionRun(acting, lease, terminal).plan(asOf, key);
      Erasures.note(acting, plan, request);
      runs.end(run, ExitCode.WAITING, plan.id().toString());
      return plan;
    }
  }

  private static String next(Plan plan) {
    return "Next: lethe approve %s --digest %s --key FILE --comment TEXT%nThen: lethe apply %s"
        .formatted(plan.id(), plan.digest(), plan.id());
  }
}
