package dev.lethe.jobs.command;

import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.rights.RightsRequest;
import dev.lethe.jobs.rights.Routing;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "request",
    description = {
      "Registers what persons ask for, until when it must be answered, and what became of it.",
      "Copies of identity documents are never taken in: note the reference of the check instead.",
    },
    subcommands = {
      RequestAddCommand.class,
      RequestListCommand.class,
      RequestExportCommand.class,
      RequestEraseCommand.class,
      RequestCloseCommand.class,
      RequestRouteCommand.class,
      RequestRoutedCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe request add --table users --key 4711 --kind portability \\",
      "      --received-on 2026-02-10 --identity-check ID-2026-17",
      "  lethe request list --lang fr",
      "  lethe request export REQUEST -o person.zip",
      "  lethe request erase REQUEST --as-of 2026-03-01",
      "  lethe request close REQUEST --outcome done",
      "  lethe request route --case T-2026-4       a customer's to answer; then: request routed REQUEST",
      "  lethe rights                    what is open, and how many days are left",
    })
final class RequestCommand extends CommandGroup {
  /** A request for programs, without the person's key. */
  static Map<String, Object> facts(RightsRequest request) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("request", request.id().toString());
    facts.put("table", request.table().toString());
    facts.put("kind", request.right().word());
    facts.put("received_on", request.deadline().receivedOn().toString());
    facts.put("due_on", request.deadline().dueOn().toString());
    facts.put("identity_check", request.identityRef());
    facts.put("state", request.state().word());
    request.outcome().ifPresent(outcome -> facts.put("outcome", outcome.word()));
    request.closedOn().ifPresent(day -> facts.put("closed_on", day.toString()));
    return facts;
  }

  static Map<String, Object> facts(Routing routing) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("request", routing.id().toString());
    facts.put("kind", "routing");
    facts.put("case", routing.caseRef());
    facts.put("received_on", routing.deadline().receivedOn().toString());
    facts.put("due_on", routing.deadline().dueOn().toString());
    routing.routedOn().ifPresent(day -> facts.put("routed_on", day.toString()));
    return facts;
  }
}
