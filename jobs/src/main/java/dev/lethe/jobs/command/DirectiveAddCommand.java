package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.Directive;
import dev.lethe.jobs.rights.DirectiveRegister;
import dev.lethe.jobs.rights.Notified;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "add",
    description = {
      "Registers a death and what the person had decided. retain: kept under a hold, reviewed within",
      "a year. erase: to be planned within a month. communicate: to be handed over; the rows wait for",
      "it, a month at most. none: nothing was decided.",
    })
final class DirectiveAddCommand extends ControllerCommand {
  @Mixin private SubjectRow subject = new SubjectRow();

  @Option(names = "--kind", required = true, description = "retain, erase, communicate or none.")
  private Directive.Kind kind = Directive.Kind.NONE;

  @Option(names = "--until", paramLabel = "DAY", description = "Last day of what is retained.")
  private @Nullable LocalDate until;

  @Option(
      names = "--notified-on",
      paramLabel = "DAY",
      description = "Day on which you learnt of the death. Default: today.")
  private @Nullable LocalDate notifiedOn;

  @Option(
      names = "--proof",
      paramLabel = "REF",
      required = true,
      description = "Reference of directive and proof of death in your files; no name, no copy.")
  private String proof = "";

  @Option(
      names = "--approver",
      paramLabel = "LABEL",
      required = true,
      description = "Who found it valid: a label under 'approvers' of the settings.")
  private String approver = "";

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    NamedApprover.require("register a directive", controller, approver);
    LocalDate on = notifiedOn == null ? controller.today() : notifiedOn;
    Directive added =
        new DirectiveRegister(controller)
            .add(
                new Notified(
                    subject.table(),
                    subject.key(),
                    kind,
                    on,
                    Optional.ofNullable(until),
                    proof,
                    approver));
    print(new Answer("lethe.directive/1", text(added), DirectiveCommand.facts(added)));
    return ExitCode.DONE;
  }

  private String text(Directive added) {
    return texts()
        .say(
            "directive.added-" + added.kind().word(),
            added.id(),
            added.dueOn().map(LocalDate::toString).orElse("-"));
  }
}
