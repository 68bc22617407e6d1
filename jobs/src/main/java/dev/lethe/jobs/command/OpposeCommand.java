package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.rights.OppositionCheck;
import dev.lethe.jobs.rights.OppositionList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "oppose",
    description = {
      "Keeps the list of those who object to prospecting: keyed tokens of e-mail addresses and",
      "telephone numbers that outlive the erasure of the person, and tells whom not to import again.",
    },
    subcommands = {
      OpposeCommand.Add.class,
      OpposeCommand.ListAll.class,
      OpposeCommand.Check.class,
      OpposeCommand.Filter.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe oppose add --table users --key 4711",
      "  lethe oppose add --value-from unsubscribed.txt   one address or number a line",
      "  lethe oppose list",
      "  lethe oppose filter --file bought.csv --out kept.csv",
      "  lethe oppose check --file bought.csv             exit code 4: some lines are opposed",
    })
final class OpposeCommand extends CommandGroup {
  /** Whose opposition: exactly one of the two. */
  static final class Whose {
    @ArgGroup(exclusive = false)
    private @Nullable SubjectRow person;

    @Option(
        names = "--value-from",
        paramLabel = "FILE",
        description = "Addresses or numbers, one a line; never on the command line itself.")
    private @Nullable Path file;
  }

  @Command(name = "add", description = "Notes an opposition, or renews it.")
  static final class Add extends ControllerCommand {
    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    @Override
    ExitCode work(Workplace place) {
      var list = new OppositionList(controller(place));
      int noted =
          whose.person == null
              ? list.add(lines(whose.file))
              : list.add(whose.person.table(), whose.person.key());
      print(
          new Answer(
              "lethe.opposition/1",
              texts().say("oppose.added", noted, list.keptUntil()),
              Map.of("noted", noted, "kept_until", list.keptUntil().toString())));
      return ExitCode.DONE;
    }

    private static List<String> lines(@Nullable Path file) {
      try {
        return Files.readAllLines(java.util.Objects.requireNonNull(file));
      } catch (IOException e) {
        throw new LetheException(
            ExitCode.INVALID,
            "Cannot read %s: it is missing, not readable or not UTF-8. Give another file with --value-from."
                .formatted(file));
      }
    }
  }

  @Command(name = "list", description = "Shows the size of the list, by channel.")
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      List<OppositionList.Summary> channels = new OppositionList(controller(place)).summary();
      Texts texts = texts();
      TextTable table = texts.table("channel", "entries", "first", "last", "kept-until");
      channels.forEach(
          one ->
              table.row(
                  texts.say("channel." + one.channel()),
                  one.entries(),
                  one.first(),
                  one.latest(),
                  one.keptUntil()));
      print(
          new Answer(
              "lethe.oppositions/1",
              channels.isEmpty() ? texts.say("oppose.none") : table.toString(),
              Map.of("channels", channels.stream().map(ListAll::facts).toList())));
      return ExitCode.DONE;
    }

    private static Map<String, Object> facts(OppositionList.Summary one) {
      return Map.of(
          "channel", one.channel(),
          "entries", one.entries(),
          "first", one.first().toString(),
          "latest", one.latest().toString(),
          "kept_until", one.keptUntil().toString());
    }
  }

  @Command(
      name = "check",
      description = {
        "Says which lines of a file are opposed, by their numbers.",
        "Exit code 4: some are. Let the import run only after 0.",
      })
  static final class Check extends ControllerCommand {
    @Option(
        names = "--file",
        required = true,
        description = "Lines or CSV, UTF-8; every field is looked at.")
    private Path file = Path.of("");

    @Override
    ExitCode work(Workplace place) {
      var found = new OppositionCheck(new OppositionList(controller(place))).check(file);
      print(
          new Answer(
              "lethe.opposition-check/1",
              text(found),
              Map.of("lines", found.lines(), "opposed_lines", found.opposed())));
      return found.opposed().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private String text(OppositionCheck.Found found) {
      Texts texts = texts();
      return found.opposed().isEmpty()
          ? texts.say("oppose.clear", found.lines())
          : texts.say(
              "oppose.found",
              found.opposed().size(),
              found.lines(),
              found.opposed().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  @Command(
      name = "filter",
      description = {
        "Copies the lines of a file that hold nobody opposed. Import the copy and delete the rest.",
      })
  static final class Filter extends ControllerCommand {
    @Option(
        names = "--file",
        required = true,
        description = "Lines or CSV, UTF-8, one record a line; every field is looked at.")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, description = "File to make; must not exist.")
    private Path out = Path.of("");

    @Override
    ExitCode work(Workplace place) {
      var found = new OppositionCheck(new OppositionList(controller(place))).filter(file, out);
      long removed = found.opposed().size();
      print(
          new Answer(
              "lethe.opposition-filter/1",
              texts().say("oppose.filtered", found.lines() - removed, removed, out),
              Map.of("lines", found.lines(), "removed", removed, "out", out.toString())));
      return ExitCode.DONE;
    }
  }
}
