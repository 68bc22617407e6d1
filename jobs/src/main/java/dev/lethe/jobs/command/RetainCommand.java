package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.retention.RetentionSteps;
import dev.lethe.jobs.settings.Controller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "retain",
    description = {
      "Plan, rehearse, approve, apply, release, verify and report as one restartable job.",
      "Ends with exit code 3 while the plan waits for approval; the same command goes on afterwards.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe retain --controller shop --as-of 2026-03-01 --run-key 'manual|2026-03-01|retain'",
      "  lethe retain --as-of 2026-03-01 --run-key K --max-subjects 100000 --until 2026-03-02T05:00Z",
    })
final class RetainCommand extends ControllerCommand {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day every clock is read on, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  @Option(
      names = "--run-key",
      paramLabel = "KEY",
      required = true,
      description = "The same key is the same run: it goes on, and never doubles.")
  private String runKey = "";

  @Option(
      names = "--max-subjects",
      paramLabel = "N",
      description = "Decide at most N subjects; the rest is deferred to the next run.")
  private int maxSubjects = Integer.MAX_VALUE;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Begin no chunk after this moment; the rest is deferred.")
  private @Nullable OffsetDateTime until;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var bounds =
        new RetentionSteps.Bounds(maxSubjects, until == null ? Instant.MAX : until.toInstant());
    RetentionJob.Ended ended =
        new RetentionJob(controller, place.terminal()).run(asOf, runKey, bounds);
    if (!ended.message().isEmpty()) {
      place.terminal().say(ended.message());
    }
    print(answer(controller, ended));
    return ended.code();
  }

  private Answer answer(Controller controller, RetentionJob.Ended ended) {
    Map<String, Object> facts = new LinkedHashMap<>(RunsCommand.facts(ended.run()));
    var text = new StringBuilder();
    new PlanStore(controller.source())
        .ofRun(controller.name(), runKey)
        .ifPresent(
            plan -> {
              Answer shown = PlanAnswer.of(plan, controller, texts());
              facts.putAll(shown.facts());
              text.append(shown.text().stripTrailing()).append(System.lineSeparator());
            });
    facts.put("state", ended.run().state().name().toLowerCase(java.util.Locale.ROOT));
    text.append(
        texts().say("retain.ended", ended.run().id(), texts().word("state", ended.run().state())));
    return new Answer("lethe.retain/1", text.toString(), facts);
  }
}
