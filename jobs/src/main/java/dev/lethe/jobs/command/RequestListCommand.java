package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.RightsRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists all requests, oldest receipt first, without the persons' keys.")
final class RequestListCommand extends ControllerCommand {
  @Override
  ExitCode work(Workplace place) {
    List<RightsRequest> all = new RequestRegister(controller(place)).all();
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
    print(
        new Answer(
            "lethe.requests/1",
            all.isEmpty() ? texts.say("request.none") : table.toString(),
            Map.of("requests", all.stream().map(RequestCommand::facts).toList())));
    return ExitCode.DONE;
  }
}
