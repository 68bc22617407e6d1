package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.retention.Restrictions;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restrict",
    description = {
      "Restricts the processing of a person's rows: nothing is deleted, anonymised or counted until",
      "a person lifts it. The clock runs on: the first run afterwards does what has fallen due.",
    },
    subcommands = {
      RestrictCommand.Add.class,
      RestrictCommand.ListAll.class,
      RestrictCommand.Lift.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe restrict add --table users --key 4711 --reason accuracy",
      "  lethe restrict list --lang fr",
      "  lethe restrict lift RESTRICTION",
    })
final class RestrictCommand extends CommandGroup {
  /** The four cases of GDPR art. 18(1). */
  enum Reason {
    ACCURACY,
    UNLAWFUL,
    CLAIMS,
    OBJECTION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Restrictions restrictions(Controller controller) {
    return new Restrictions(controller.source(), controller.policy(), controller.clock());
  }

  @Command(name = "add", description = "Restricts from now on.")
  static final class Add extends ControllerCommand {
    @Mixin private SubjectRow subject = new SubjectRow();

    @Option(
        names = "--reason",
        required = true,
        description =
            "accuracy (contested), unlawful, claims (needed by the person), objection (pending).")
    private Reason reason = Reason.ACCURACY;

    @Override
    ExitCode work(Workplace place) {
      UUID restriction =
          restrictions(controller(place)).add(subject.table(), subject.key(), reason.word());
      print(
          new Answer(
              "lethe.restriction/1",
              texts().say("restrict.added", restriction),
              Map.of("restriction", restriction.toString(), "reason", reason.word())));
      return ExitCode.DONE;
    }
  }

  @Command(name = "list", description = "Lists all restrictions, newest first, without keys.")
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      List<Restrictions.Listed> all = restrictions(controller).all();
      Texts texts = texts();
      TextTable table = texts.table("restriction", "table", "reason", "since", "state");
      all.forEach(
          one ->
              table.row(
                  one.id(),
                  one.table(),
                  one.reason(),
                  since(one, controller),
                  texts.say(one.open() ? "restrict.open" : "restrict.lifted-state")));
      print(
          new Answer(
              "lethe.restrictions/1",
              all.isEmpty() ? texts.say("restrict.none") : table.toString(),
              Map.of("restrictions", all.stream().map(one -> facts(one, controller)).toList())));
      return ExitCode.DONE;
    }

    private static LocalDate since(Restrictions.Listed one, Controller controller) {
      return one.openedAt().atZoneSameInstant(controller.policy().zone()).toLocalDate();
    }

    private static Map<String, Object> facts(Restrictions.Listed one, Controller controller) {
      return Map.of(
          "restriction", one.id().toString(),
          "table", one.table(),
          "reason", one.reason(),
          "since", since(one, controller).toString(),
          "open", one.open());
    }
  }

  @Command(name = "lift", description = "Lifts a restriction; the next run acts again.")
  static final class Lift extends ControllerCommand {
    @Parameters(paramLabel = "RESTRICTION", description = "Id that 'restrict add' printed.")
    private UUID restriction = new UUID(0, 0);

    @Override
    ExitCode work(Workplace place) {
      restrictions(controller(place)).lift(restriction);
      print(
          new Answer(
              "lethe.restriction/1",
              texts().say("restrict.lifted", restriction),
              Map.of("restriction", restriction.toString())));
      return ExitCode.DONE;
    }
  }
}
