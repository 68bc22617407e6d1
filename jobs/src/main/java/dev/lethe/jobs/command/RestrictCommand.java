package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.retention.Restrictions;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restrict",
    mixinStandardHelpOptions = true,
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
final class RestrictCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

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

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run 'restrict': no command was given. Add add, list or lift.");
    }
  }

  private static Restrictions restrictions(Controller controller) {
    return new Restrictions(controller.source(), controller.policy(), controller.clock());
  }

  @Command(name = "add", description = "Restricts from now on.")
  static final class Add extends LetheCommand {
    @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
    private @Nullable String id;

    @Option(names = "--table", required = true, description = "Table of the subject.")
    private String table = "";

    @Option(names = "--key", required = true, description = "Key of the subject's row.")
    private String key = "";

    @Option(
        names = "--reason",
        required = true,
        description =
            "accuracy (contested), unlawful, claims (needed by the person), objection (pending).")
    private Reason reason = Reason.ACCURACY;

    @Override
    ExitCode work(Workplace place) {
      UUID restriction =
          restrictions(place.controller(id)).add(TableName.of(table), key, reason.word());
      print(
          new Answer(
              "lethe.restriction/1",
              RightsTexts.in(where()).say("restrict.added", restriction),
              Map.of("restriction", restriction.toString(), "reason", reason.word())));
      return ExitCode.DONE;
    }
  }

  @Command(name = "list", description = "Lists all restrictions, newest first, without keys.")
  static final class ListAll extends LetheCommand {
    @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
    private @Nullable String id;

    @Override
    ExitCode work(Workplace place) {
      Controller controller = place.controller(id);
      List<Restrictions.Listed> all = restrictions(controller).all();
      RightsTexts texts = RightsTexts.in(where());
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
  static final class Lift extends LetheCommand {
    @Parameters(paramLabel = "RESTRICTION", description = "Id that 'restrict add' printed.")
    private UUID restriction = new UUID(0, 0);

    @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
    private @Nullable String id;

    @Override
    ExitCode work(Workplace place) {
      restrictions(place.controller(id)).lift(restriction);
      print(
          new Answer(
              "lethe.restriction/1",
              RightsTexts.in(where()).say("restrict.lifted", restriction),
              Map.of("restriction", restriction.toString())));
      return ExitCode.DONE;
    }
  }
}
