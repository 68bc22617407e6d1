package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.control.RunRegistry;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = {
      "Finds who is due on a day and freezes the set. Writes to schema lethe only.",
      "The plan is the dry run: 'apply' does what it says, or less.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe plan --controller shop --as-of 2026-03-01",
      "  lethe plan --as-of 2026-03-01 --json",
    })
final class PlanCommand extends LetheCommand {
  @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
  private @Nullable String id;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day every clock is read on, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  @Option(
      names = "--run-key",
      paramLabel = "KEY",
      description = "The same key is the same plan. Default: a new one.")
  private @Nullable String runKey;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = place.controller(id);
    String key = runKey == null ? "plan|%s|%s".formatted(asOf, UUID.randomUUID()) : runKey;
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      RunRegistry runs = controller.runs();
      Run run = runs.begin(RetentionJob.request(controller, asOf, key));
      Plan plan = new RetentionRun(controller, lease, place.terminal()).plan(asOf, key);
      runs.end(run, ExitCode.WAITING, plan.id().toString());
      print(PlanAnswer.of(plan, controller, next(plan)));
      return ExitCode.DONE;
    }
  }

  private static String next(Plan plan) {
    return "Next: lethe approve %s --digest %s --key FILE --comment TEXT%nThen: lethe apply %s"
        .formatted(plan.id(), plan.digest(), plan.id());
  }
}
