package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.rights.Routing;
import dev.lethe.jobs.rights.Routings;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists all requests, oldest receipt first, without the persons' keys.")
final class RequestListCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    List<RightsRequest> all = new RequestRegister(controller).all();
    List<Routing> routings = new Routings(controller).all();
    print(
        new Answer(
            "lethe.requests/1",
            all.isEmpty() && routings.isEmpty()
                ? texts().say("request.none")
                : (requests(all) + routings(routings)).strip(),
            Map.of(
                "requests", all.stream().map(RequestCommand::facts).toList(),
                "routings", routings.stream().map(RequestCommand::facts).toList())));
    return ExitCode.DONE;
  }

  private String requests(List<RightsRequest> all) {
    Texts texts = texts();
    TextTable table =
        texts.table("request", "table", "kind", "received", "due", "identity", "state", "outcome");
    all.forEach(
        one ->
            table.row(
                one.id(),
                one.table(),
                texts.say("kind." + one.right().word()),
                one.deadline().receivedOn(),
                one.deadline().dueOn(),
                one.identityRef(),
                texts.say("state." + one.state().word()),
                one.outcome().map(outcome -> texts.say("outcome." + outcome.word())).orElse("-")));
    return all.isEmpty() ? "" : table.toString();
  }

  private String routings(List<Routing> all) {
    TextTable table = texts().table("routing", "case", "received", "due", "routed");
    all.forEach(
        one ->
            table.row(
                one.id(),
                one.caseRef(),
                one.deadline().receivedOn(),
                one.deadline().dueOn(),
                one.routedOn().map(LocalDate::toString).orElse("-")));
    return all.isEmpty() ? "" : "\n\n" + table;
  }
}
