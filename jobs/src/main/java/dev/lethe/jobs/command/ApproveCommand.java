package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Approval;
import dev.lethe.jobs.retention.Approvals;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "approve",
    description = {
      "Records an approver's signed decision on a plan. The signature names the plan's digest: if a",
      "single row of the plan changes afterwards, it is worth nothing.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe approve PLAN --digest HEX --key dpo.pem --comment 'as discussed'",
      "  lethe approve PLAN --digest HEX --key dpo.pem --comment 'too many' --reject",
    })
final class ApproveCommand extends ControllerCommand {
  @Parameters(paramLabel = "PLAN", description = "Id that 'lethe plan' printed.")
  private UUID planId = new UUID(0, 0);

  @Option(
      names = "--digest",
      paramLabel = "HEX",
      required = true,
      description = "What is approved.")
  private String digest = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The approver's Ed25519 private key, PEM.")
  private Path key = Path.of("");

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      required = true,
      description = "Why; no name of a person concerned.")
  private String comment = "";

  @Option(names = "--reject", description = "Record a no.")
  private boolean reject;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    Plan plan = new PlanStore(controller.source()).byId(planId);
    Approvals approvals =
        new Approvals(
            controller.source(), controller.clock(), Approvers.keys(controller.settings()));
    Approval approval = approvals.decide(plan, digest, Approvers.privateKey(key), !reject, comment);
    String decision = approval.approved() ? "approved" : "rejected";
    print(
        new Answer(
            "lethe.approval/1",
            texts().say("approve." + decision, plan.id(), approval.approver()),
            Map.of(
                "plan", plan.id().toString(),
                "decision", decision,
                "approver", approval.approver(),
                "digest", approval.digest())));
    return ExitCode.DONE;
  }
}
