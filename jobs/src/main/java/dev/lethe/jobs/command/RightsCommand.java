package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.rights.Task;
import dev.lethe.jobs.rights.Tasks;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "rights",
    description = {
      "Shows what waits for a person, with the days left. Requests: first alarm on day 20,",
      "escalation on day 25, the answer by the end of one calendar month. Exit code 6: something",
      "is overdue.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe rights",
      "  lethe rights --json    fields rights_requests_open and oldest_request_days for a monitor",
    })
final class RightsCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    Tasks tasks = Tasks.of(controller);
    print(
        new Answer(
            "lethe.rights/1",
            text(tasks.all(), controller.today()),
            facts(tasks, new RequestRegister(controller).open(), controller.today())));
    return tasks.anyOverdue() ? ExitCode.RESIDUE : ExitCode.DONE;
  }

  private String text(List<Task> tasks, LocalDate today) {
    Texts texts = texts();
    TextTable table =
        texts.table("request", "kind", "received", "due", "days-left", "stage", "state");
    for (Task one : tasks) {
      table.row(
          one.id(),
          texts.say("kind." + one.kind()),
          one.since(),
          one.dueOn(),
          one.daysLeft(today),
          texts.say("stage." + one.stage().word()),
          texts.say("state." + one.state()));
    }
    return tasks.isEmpty() ? texts.say("rights.none") : table.toString();
  }

  private static Map<String, Object> facts(
      Tasks tasks, List<RightsRequest> requests, LocalDate today) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("rights_requests_open", tasks.requests().size());
    facts.put(
        "oldest_request_days",
        tasks.requests().stream().mapToLong(one -> one.age(today)).max().orElse(0));
    facts.put("overdue", tasks.all().stream().filter(Task::overdue).count());
    facts.put("requests", requests.stream().map(one -> fact(one, today)).toList());
    facts.put("routings", facts(tasks.routings(), today));
    facts.put("directives", facts(tasks.directives(), today));
    return facts;
  }

  private static List<Map<String, Object>> facts(List<Task> tasks, LocalDate today) {
    return tasks.stream().map(one -> fact(one, today)).toList();
  }

  private static Map<String, Object> fact(RightsRequest one, LocalDate today) {
    var facts = new LinkedHashMap<>(RequestCommand.facts(one));
    facts.put("days_left", one.deadline().daysLeft(today));
    facts.put("stage", one.deadline().stage(today).word());
    return facts;
  }

  private static Map<String, Object> fact(Task one, LocalDate today) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("request", one.id().toString());
    facts.put("kind", one.kind());
    facts.put("received_on", one.since().toString());
    facts.put("due_on", one.dueOn().toString());
    facts.put("days_left", one.daysLeft(today));
    facts.put("stage", one.stage().word());
    facts.put("state", one.state());
    return facts;
  }
}
