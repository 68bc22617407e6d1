package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Deadline;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "rights",
    description = {
      "Shows the requests that wait for an answer, with the days left: first alarm on day 20,",
      "escalation on day 25, the answer by the end of one calendar month.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe rights",
      "  lethe rights --json    fields rights_requests_open and oldest_request_days for a monitor",
    })
final class RightsCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    var register = new RequestRegister(controller(place));
    LocalDate today = register.today();
    List<RightsRequest> open = register.open();
    print(new Answer("lethe.rights/1", text(open, today), facts(open, today)));
    return ExitCode.DONE;
  }

  private String text(List<RightsRequest> open, LocalDate today) {
    Texts texts = texts();
    TextTable table =
        texts.table("request", "kind", "received", "due", "days-left", "stage", "state");
    for (RightsRequest one : open) {
      Deadline deadline = one.deadline();
      table.row(
          one.id(),
          texts.say("kind." + one.right().word()),
          deadline.receivedOn(),
          deadline.dueOn(),
          deadline.daysLeft(today),
          texts.say("stage." + deadline.stage(today).word()),
          texts.say("state." + one.state().word()));
    }
    return open.isEmpty() ? texts.say("rights.none") : table.toString();
  }

  private static Map<String, Object> facts(List<RightsRequest> open, LocalDate today) {
    long oldest =
        open.stream()
            .mapToLong(one -> ChronoUnit.DAYS.between(one.deadline().receivedOn(), today))
            .max()
            .orElse(0);
    return Map.of(
        "rights_requests_open", open.size(),
        "oldest_request_days", oldest,
        "requests", open.stream().map(one -> fact(one, today)).toList());
  }

  private static Map<String, Object> fact(RightsRequest one, LocalDate today) {
    var facts = new HashMap<>(RequestCommand.facts(one));
    facts.put("days_left", one.deadline().daysLeft(today));
    facts.put("stage", one.deadline().stage(today).word());
    return facts;
  }
}
