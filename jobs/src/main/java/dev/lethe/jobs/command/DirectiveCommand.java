package dev.lethe.jobs.command;

import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.rights.Directive;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "directive",
    description = {
      "Registers deaths, and what the deceased had decided about their data. A directive comes",
      "before the policy's rules; without one they act as ever. Names of heirs are not taken in.",
    },
    subcommands = {
      DirectiveAddCommand.class,
      DirectiveListCommand.class,
      DirectiveEraseCommand.class,
      DirectiveExportCommand.class,
      DirectiveReviewCommand.class,
      DirectiveCloseCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe directive add --table users --key 4711 --kind retain --until 2028-01-01 \\",
      "      --notified-on 2026-02-10 --proof DC-2026-3 --approver dpo",
      "  lethe directive erase DIRECTIVE --as-of 2026-03-01",
      "  lethe directive export DIRECTIVE -o person.zip",
      "  lethe directive review DIRECTIVE --approver dpo",
      "  lethe directive close DIRECTIVE --outcome done",
      "  lethe rights                    what is to be done, and how many days are left",
    })
final class DirectiveCommand extends CommandGroup {
  /** A directive for programs, without the person's key. */
  static Map<String, Object> facts(Directive one) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("directive", one.id().toString());
    facts.put("table", one.table().toString());
    facts.put("kind", one.kind().word());
    facts.put("notified_on", one.notifiedOn().toString());
    one.dueOn().ifPresent(day -> facts.put("due_on", day.toString()));
    one.keepUntil().ifPresent(day -> facts.put("keep_until", day.toString()));
    facts.put("proof", one.proofRef());
    facts.put("approver", one.approver());
    facts.put("state", one.state().word());
    one.outcome().ifPresent(outcome -> facts.put("outcome", outcome.word()));
    one.closedOn().ifPresent(day -> facts.put("closed_on", day.toString()));
    return facts;
  }
}
