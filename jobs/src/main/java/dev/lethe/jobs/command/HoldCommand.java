package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.retention.Freezes;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hold",
    description = "Holds keep a subject from being touched until a person closes them.",
    subcommands = {HoldCommand.Add.class, HoldCommand.ListAll.class, HoldCommand.Close.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe hold add --table users --key 4711 --kind legal-claim --case 2026-17 \\",
      "      --approver dpo --review-on 2027-03-01",
      "  lethe hold list",
      "  lethe hold close HOLD",
    })
final class HoldCommand extends CommandGroup {
  private static Freezes freezes(Controller controller) {
    return new Freezes(controller.source(), controller.policy(), controller.clock());
  }

  @Command(
      name = "add",
      description = "Places a hold.",
      footerHeading = "%nExample:%n",
      footer = {
        "  lethe hold add --table users --key 4711 --kind legal-claim --case 2026-17 \\",
        "      --approver dpo --review-on 2027-03-01",
      })
  static final class Add extends ControllerCommand {
    @Mixin private SubjectRow subject = new SubjectRow();

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        required = true,
        description = "One of the policy's types of hold.")
    private String kind = "";

    @Option(
        names = "--case",
        paramLabel = "CASE",
        required = true,
        description = "Reference of the case, such as 2026-17; no name.")
    private String caseRef = "";

    @Option(
        names = "--approver",
        paramLabel = "LABEL",
        required = true,
        description = "Who decided: a label under 'approvers' of the settings.")
    private String approver = "";

    @Option(
        names = "--review-on",
        paramLabel = "DAY",
        required = true,
        description = "Day of the next review.")
    private LocalDate reviewOn = LocalDate.MIN;

    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      NamedApprover.require("place a hold", controller, approver);
      UUID hold =
          freezes(controller)
              .hold(
                  new Freezes.Hold(
                      subject.table(), subject.key(), kind, caseRef, approver, reviewOn));
      print(
          new Answer(
              "lethe.hold/1",
              texts().say("hold.added", hold, reviewOn),
              Map.of("hold", hold.toString(), "review_on", reviewOn.toString())));
      return ExitCode.DONE;
    }
  }

  @Command(name = "list", description = "Lists all holds, newest first, without keys.")
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      List<Freezes.Listed> holds = freezes(controller(place)).holds();
      var table = texts().table("hold", "table", "kind", "case", "review-on", "state");
      holds.forEach(
          hold ->
              table.row(
                  hold.id(),
                  hold.table(),
                  hold.kind(),
                  hold.caseRef(),
                  hold.reviewOn(),
                  texts().say(hold.open() ? "hold.open" : "hold.closed-state")));
      print(
          new Answer(
              "lethe.holds/1",
              holds.isEmpty() ? texts().say("hold.none") : table.toString(),
              Map.of("holds", holds.stream().map(ListAll::facts).toList())));
      return ExitCode.DONE;
    }

    private static Map<String, Object> facts(Freezes.Listed hold) {
      return Map.of(
          "hold", hold.id().toString(),
          "table", hold.table(),
          "kind", hold.kind(),
          "case", hold.caseRef(),
          "review_on", hold.reviewOn().toString(),
          "open", hold.open());
    }
  }

  @Command(name = "close", description = "Closes a hold; the next run acts again.")
  static final class Close extends ControllerCommand {
    @Parameters(paramLabel = "HOLD", description = "Id that 'hold add' printed.")
    private UUID hold = new UUID(0, 0);

    @Override
    ExitCode work(Workplace place) {
      freezes(controller(place)).close(hold);
      print(
          new Answer(
              "lethe.hold/1", texts().say("hold.closed", hold), Map.of("hold", hold.toString())));
      return ExitCode.DONE;
    }
  }
}
