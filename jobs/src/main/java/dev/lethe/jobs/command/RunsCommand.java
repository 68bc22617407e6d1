package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.settings.Controller;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "runs",
    description = "Lists the latest runs with their plans, or says how one stands.",
    footerHeading = "%nExamples:%n",
    footer = {"  lethe runs", "  lethe runs --run-key 'manual|shop|2026-03-01' --json"})
final class RunsCommand extends ControllerCommand {
  private static final int LATEST = 20;

  @Option(names = "--run-key", paramLabel = "KEY", description = "Only the run of this key.")
  private @Nullable String runKey;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    List<Run> runs =
        controller.runs().latest(runKey == null ? LATEST : Integer.MAX_VALUE).stream()
            .filter(run -> runKey == null || run.key().equals(runKey))
            .toList();
    Map<Run, UUID> plans = plans(runs, controller);
    var table = texts().table("job", "as-of", "state", "exit", "tries", "run", "plan", "key");
    runs.forEach(
        run ->
            table.row(
                run.job(),
                run.asOf(),
                texts().word("state", run.state()),
                run.exitCode().map(Object::toString).orElse("-"),
                run.attempts(),
                run.id(),
                plans.containsKey(run) ? plans.get(run) : "-",
                run.key()));
    print(
        new Answer(
            "lethe.runs/1",
            runs.isEmpty() ? texts().say("runs.none") : table.toString(),
            Map.of("runs", runs.stream().map(run -> facts(run, plans)).toList())));
    return ExitCode.DONE;
  }

  /** Runs are known to the control database, plans to the source; that one may be out of reach. */
  private static Map<Run, UUID> plans(List<Run> runs, Controller controller) {
    var plans = new HashMap<Run, UUID>();
    var store = new PlanStore(controller.source());
    try {
      runs.stream()
          .filter(run -> run.job().equals(RetentionJob.NAME))
          .forEach(
              run ->
                  store
                      .ofRun(run.controller(), run.key())
                      .ifPresent(plan -> plans.put(run, plan.id())));
    } catch (LetheException e) {
      return Map.of();
    }
    return plans;
  }

  private static Map<String, Object> facts(Run run, Map<Run, UUID> plans) {
    Map<String, Object> facts = facts(run);
    if (plans.containsKey(run)) {
      facts.put("plan", plans.get(run).toString());
    }
    return facts;
  }

  static Map<String, Object> facts(Run run) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("run", run.id().toString());
    facts.put("run_key", run.key());
    facts.put("job", run.job());
    facts.put("controller", run.controller());
    facts.put("as_of", run.asOf().toString());
    facts.put("state", run.state().name().toLowerCase(Locale.ROOT));
    facts.put("attempts", run.attempts());
    run.exitCode().ifPresent(code -> facts.put("exit_code", code));
    run.detail().ifPresent(detail -> facts.put("detail", detail));
    return facts;
  }
}
