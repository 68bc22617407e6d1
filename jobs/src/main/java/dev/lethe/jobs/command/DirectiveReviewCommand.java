package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Directive;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.settings.Controller;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    description = "Notes that what is retained was looked at again: kept for another year at most.")
final class DirectiveReviewCommand extends ControllerCommand {
  @Parameters(paramLabel = "DIRECTIVE", description = "Id that 'directive add' printed.")
  private UUID id = new UUID(0, 0);

  @Option(
      names = "--approver",
      paramLabel = "LABEL",
      required = true,
      description = "Who looked: a label under 'approvers' of the settings.")
  private String approver = "";

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    NamedApprover.require("review a directive", controller, approver);
    Directive reviewed = new DirectiveRegister(controller).review(id, approver);
    print(
        new Answer(
            "lethe.directive/1",
            texts().say("directive.reviewed", id, reviewed.dueOn().orElseThrow()),
            DirectiveCommand.facts(reviewed)));
    return ExitCode.DONE;
  }
}
