package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.recipients.Outbox;
import dev.lethe.jobs.settings.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "outbox",
    description = {
      "What recipients (a payment provider, an object store, a mailer) are asked to erase because it",
      "was erased here, and whom a mailer is asked to write to before a period ends. Retention runs",
      "fill it; here it is handed over, after every run, and receipts come back.",
    },
    subcommands = {
      OutboxCommand.ListAll.class,
      OutboxCommand.Send.class,
      OutboxCommand.Receive.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe outbox list                                   exit code 6: a receipt is overdue",
      "  lethe outbox send                                   to everybody for whom something waits",
      "  lethe outbox send --recipient payment-provider",
      "  lethe outbox receive --recipient payment-provider --file receipts.txt",
      "",
      "How to reach a recipient stands in lethe.yaml: controllers.ID.recipients.NAME.folder, or",
      ".webhook with .token-file.",
    })
final class OutboxCommand extends CommandGroup {

  @Command(
      name = "list",
      description = {
        "Shows for each recipient what waits, what is pending and what was received; no references.",
        "Exit code 6: a receipt is overdue.",
      })
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      var outbox = new Outbox(controller(place));
      List<Outbox.Standing> all = outbox.standings();
      TextTable table =
          texts().table("recipient", "waiting", "pending", "received-receipts", "overdue");
      all.forEach(
          one ->
              table.row(
                  one.recipient(), one.waiting(), one.pending(), one.received(), one.overdue()));
      print(
          new Answer(
              "lethe.outbox/1",
              all.isEmpty() ? texts().say("outbox.none") : table.toString(),
              Map.of("recipients", all)));
      boolean late = all.stream().anyMatch(one -> one.overdue() > 0);
      return late ? ExitCode.RESIDUE : ExitCode.DONE;
    }
  }

  @Command(name = "send", description = "Hands over what waits. What fails waits on.")
  static final class Send extends ControllerCommand {
    @Option(
        names = "--recipient",
        paramLabel = "NAME",
        description = "Default: everybody for whom something waits.")
    private @Nullable String recipient;

    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      var outbox = new Outbox(controller);
      List<String> names =
          recipient != null
              ? List.of(recipient)
              : outbox.standings().stream()
                  .filter(one -> one.waiting() > 0)
                  .map(Outbox.Standing::recipient)
                  .toList();
      long sent = 0;
      for (String name : names) {
        place.terminal().step("outbox " + name);
        sent += outbox.send(name);
      }
      print(
          new Answer(
              "lethe.outbox-sent/1",
              texts().say("outbox.sent", sent, names.size()),
              Map.of("sent", sent, "recipients", names)));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "receive",
      description = {
        "Notes receipts: one notice id a line. What a recipient confirms is forgotten here as well.",
      })
  static final class Receive extends ControllerCommand {
    @Option(
        names = "--recipient",
        required = true,
        paramLabel = "NAME",
        description = "Who sent them.")
    private String recipient = "";

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "The ids.")
    private Path file = Path.of("");

    @Override
    ExitCode work(Workplace place) {
      int received = new Outbox(controller(place)).receive(recipient, ids());
      print(
          new Answer(
              "lethe.outbox-received/1",
              texts().say("outbox.received", received, recipient),
              Map.of("received", received, "recipient", recipient)));
      return ExitCode.DONE;
    }

    private List<UUID> ids() {
      try {
        return Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(UUID::fromString)
            .toList();
      } catch (IOException | IllegalArgumentException e) {
        throw new LetheException(
            ExitCode.INVALID,
            "Cannot read %s: it is missing, not readable, or has a line that is no notice id. Give a file with one id a line; none was noted."
                .formatted(file));
      }
    }
  }
}
