package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.rights.Directive;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = {
      "Plans the erasure that the deceased had wished, whatever the clocks say; a hold or a",
      "restriction stays stronger. Then as for any plan: approve, apply, release. Close the directive",
      "afterwards.",
    })
final class DirectiveEraseCommand extends ControllerCommand {
  @Parameters(paramLabel = "DIRECTIVE", description = "Id that 'directive add' printed.")
  private UUID id = new UUID(0, 0);

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day of the run, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    Directive directive = new DirectiveRegister(controller).findOpen(id);
    Controller acting = Erasures.acting(controller, directive);
    Plan plan = plan(acting, directive, place.terminal());
    Answer answer = PlanAnswer.withNext(plan, acting, texts());
    print(
        new Answer(
            answer.schema(),
            texts().say("directive.planned", id) + System.lineSeparator() + answer.text(),
            answer.facts()));
    return ExitCode.DONE;
  }

  private Plan plan(Controller acting, Directive directive, Terminal terminal) {
    String key = "directive|%s|%s".formatted(directive.id(), UUID.randomUUID());
    Plan plan = new RetentionJob(acting, terminal).plan(asOf, key);
    Erasures.note(acting, plan.id(), directive);
    return plan;
  }
}
