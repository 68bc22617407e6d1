package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.settings.Controller;
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
final class PlanCommand extends ControllerCommand {
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
    Controller controller = controller(place);
    String key = runKey == null ? "plan|%s|%s".formatted(asOf, UUID.randomUUID()) : runKey;
    Plan plan = new RetentionJob(controller, place.terminal()).plan(asOf, key);
    print(PlanAnswer.withNext(plan, controller, texts()));
    return ExitCode.DONE;
  }
}
