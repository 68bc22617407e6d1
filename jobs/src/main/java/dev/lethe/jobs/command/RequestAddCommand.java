package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.rights.RequestRegister;
import dev.lethe.jobs.rights.Right;
import dev.lethe.jobs.rights.RightsRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "add",
    description = {
      "Registers a request. It is due one calendar month after its receipt.",
      "A request for portability holds the person's rows until the export or that day.",
    })
final class RequestAddCommand extends ControllerCommand {
  @Mixin private SubjectRow subject = new SubjectRow();

  @Option(
      names = "--kind",
      required = true,
      description = "access, portability, erasure, restriction, opposition or rectification.")
  private Right kind = Right.ACCESS;

  @Option(
      names = "--received-on",
      paramLabel = "DAY",
      description = "Day of receipt, in the controller's zone. Default: today.")
  private @Nullable LocalDate receivedOn;

  @Option(
      names = "--identity-check",
      paramLabel = "REF",
      required = true,
      description = "Reference of your check of who asks; never a document or its copy.")
  private String identityRef = "";

  @Override
  ExitCode work(Workplace place) {
    var register = new RequestRegister(controller(place));
    LocalDate on = receivedOn == null ? register.today() : receivedOn;
    RightsRequest request =
        register.add(
            new RequestRegister.Received(subject.table(), subject.key(), kind, on, identityRef));
    print(new Answer("lethe.request/1", text(request), RequestCommand.facts(request)));
    return ExitCode.DONE;
  }

  private String text(RightsRequest request) {
    Texts texts = texts();
    var deadline = request.deadline();
    String added =
        texts.say(
            "request.added",
            request.id(),
            deadline.dueOn(),
            deadline.alarmOn(),
            deadline.escalationOn());
    return request.right() == Right.PORTABILITY ? added + " " + texts.say("request.held") : added;
  }
}
