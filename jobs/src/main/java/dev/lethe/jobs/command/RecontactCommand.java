package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.recipients.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "recontact",
    description = {
      "What people answered to the one message that asks whether the relation goes on. Plans show",
      "whom a rule would ask, apply writes the notices, 'outbox send' hands them to the mailer.",
    },
    subcommands = RecontactCommand.AnswersOf.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe recontact answers --recipient mailer --file answers.txt",
      "",
      "A line is NOTICE yes|no|unsubscribed [DAY]. The application may as well write the day of a yes",
      "into the policy's 'answer' column itself; both are counted by the next run.",
    })
final class RecontactCommand extends CommandGroup {

  @Command(
      name = "answers",
      description = {
        "Notes answers by the ids of the notices. A yes starts the period again; a no changes nothing,",
        "and nobody is asked twice; 'unsubscribed' is also put on the opposition list.",
      })
  static final class AnswersOf extends ControllerCommand {
    @Option(
        names = "--recipient",
        required = true,
        paramLabel = "NAME",
        description = "Who wrote to the people.")
    private String recipient = "";

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "One answer a line, NOTICE yes|no|unsubscribed [DAY]; no address.")
    private Path file = Path.of("");

    @Override
    ExitCode work(Workplace place) {
      Answers.Noted noted = new Answers(controller(place)).note(recipient, lines());
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("recipient", recipient);
      facts.put("yes", noted.yes());
      facts.put("no", noted.no());
      facts.put("unsubscribed", noted.unsubscribed());
      facts.put("too_late", noted.tooLate());
      print(
          new Answer(
              "lethe.recontact-answers/1",
              texts()
                  .say(
                      "recontact.noted",
                      noted.yes(),
                      noted.no(),
                      noted.unsubscribed(),
                      noted.tooLate()),
              facts));
      return ExitCode.DONE;
    }

    private List<Answers.Line> lines() {
      List<String> lines = read();
      try {
        return lines.stream().filter(line -> !line.isBlank()).map(Answers.Line::of).toList();
      } catch (RuntimeException e) {
        throw cannotRead("a line is not NOTICE yes|no|unsubscribed [DAY]");
      }
    }

    private List<String> read() {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw cannotRead("it is missing, not readable or not UTF-8");
      }
    }

    private LetheException cannotRead(String reason) {
      return new LetheException(
          ExitCode.INVALID,
          "Cannot read %s: %s. Give another file with --file; none was noted."
              .formatted(file, reason));
    }
  }
}
