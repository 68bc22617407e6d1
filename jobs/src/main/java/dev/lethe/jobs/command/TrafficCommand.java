package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.traffic.TrafficJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "traffic",
    description = {
      "Counts the traffic of the period that a day falls into, for visitors who agreed, and",
      "publishes the figures that the policy names.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe traffic --controller shop --day 2026-02-20",
      "  lethe traffic --from 2026-01-19 --to 2026-02-28",
    })
final class TrafficCommand extends ControllerCommand {
  @ArgGroup(multiplicity = "1")
  private Days days = new Days();

  /** One day, or the first and last of several periods. */
  static final class Days {
    @Option(
        names = "--day",
        paramLabel = "DAY",
        required = true,
        description = "A day of the period.")
    private @Nullable LocalDate day;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable Range range;
  }

  /** From one day's period to another's. */
  static final class Range {
    @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day.")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day.")
    private LocalDate to = LocalDate.MIN;
  }

  @Option(
      names = "--run-key",
      paramLabel = "KEY",
      description = "The same key is the same run. Default: one made of the period.")
  private @Nullable String runKey;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    var job = new TrafficJob(controller);
    var table = texts().table("period", "state", "run");
    var facts = new ArrayList<Map<String, Object>>();
    ExitCode worst = ExitCode.DONE;
    for (LocalDate day : firstDays(job)) {
      place.terminal().step("traffic " + day);
      TrafficJob.Ended ended = job.run(day, key(controller, day));
      table.row(day, texts().word("state", ended.run().state()), ended.run().id());
      facts.add(RunsCommand.facts(ended.run()));
      worst = ended.code() == ExitCode.DONE ? worst : ended.code();
    }
    print(new Answer("lethe.traffic/1", table.toString(), Map.of("runs", facts)));
    return worst;
  }

  private String key(Controller controller, LocalDate day) {
    return runKey == null
        ? "manual|%s|traffic|%s".formatted(controller.name(), day)
        : runKey + "|" + day;
  }

  private List<LocalDate> firstDays(TrafficJob job) {
    LocalDate from = days.day != null ? days.day : range().from;
    LocalDate to = days.day != null ? days.day : range().to;
    return job.firstDays(from, to);
  }

  private Range range() {
    return java.util.Objects.requireNonNull(days.range);
  }
}
