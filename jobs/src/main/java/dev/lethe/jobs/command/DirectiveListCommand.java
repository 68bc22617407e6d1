package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Directive;
import dev.lethe.jobs.rights.DirectiveRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists all directives, oldest notice first, without the persons' keys.")
final class DirectiveListCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    List<Directive> all = new DirectiveRegister(controller(place)).all();
    print(
        new Answer(
            "lethe.directives/1",
            all.isEmpty() ? texts().say("directive.none") : table(all).toString(),
            Map.of("directives", all.stream().map(DirectiveCommand::facts).toList())));
    return ExitCode.DONE;
  }

  private TextTable table(List<Directive> all) {
    Texts texts = texts();
    TextTable table =
        texts.table(
            "directive",
            "table",
            "kind",
            "notified",
            "due",
            "keep-until",
            "proof",
            "state",
            "outcome");
    all.forEach(
        one ->
            table.row(
                one.id(),
                one.table(),
                texts.say("kind.directive-" + one.kind().word()),
                one.notifiedOn(),
                one.dueOn().map(LocalDate::toString).orElse("-"),
                one.keepUntil().map(LocalDate::toString).orElse("-"),
                one.proofRef(),
                texts.say("state." + one.state().word()),
                one.outcome().map(outcome -> texts.say("outcome." + outcome.word())).orElse("-")));
    return table;
  }
}
