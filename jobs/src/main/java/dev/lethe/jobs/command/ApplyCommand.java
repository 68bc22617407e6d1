package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Applier;
import dev.lethe.jobs.retention.ApprovedPlan;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description = {
      "Carries out an approved plan, or less of it: who came back, or is held by now, is left alone.",
      "If it is interrupted, the same command goes on.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe apply PLAN")
final class ApplyCommand extends ControllerCommand {
  private static final List<String> OUTCOMES =
      List.of("done", "returned", "held", "restricted", "failed", "deferred");

  @Parameters(paramLabel = "PLAN", description = "Id that 'lethe plan' printed.")
  private UUID planId = new UUID(0, 0);

  @Override
  ExitCode work(Workplace place) {
    Controller controller = Erasures.acting(controller(place), planId);
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      var run = new RetentionRun(controller, lease, place.terminal());
      Plan plan = new PlanStore(controller.source()).byId(planId);
      run.approval(plan);
      ApprovedPlan approved = run.require(plan);
      long decided = apply(run, approved);
      Map<String, Long> outcomes = outcomes(controller, plan);
      print(new Answer("lethe.apply/1", text(plan, outcomes), facts(plan, decided, outcomes)));
      return ExitCode.DONE;
    }
  }

  /** Of the plan as a whole, whichever attempt decided it. */
  private static Map<String, Long> outcomes(Controller controller, Plan plan) {
    var counts = new TreeMap<String, Long>();
    OUTCOMES.forEach(outcome -> counts.put(outcome, 0L));
    return controller
        .source()
        .as(
            SourceRole.APPLIER,
            "count plan " + plan.id(),
            jdbc -> {
              jdbc.sql(
                      """
                      SELECT outcome, count(*) AS subjects FROM lethe.plan_subject
                      WHERE plan_id = ? AND planned = 'due' AND outcome IS NOT NULL GROUP BY outcome
                      """)
                  .param(plan.id())
                  .query(
                      row -> {
                        counts.put(row.getString("outcome"), row.getLong("subjects"));
                      });
              return counts;
            });
  }

  /** The rows of a closed plan are gone, and so is what they could be counted from. */
  private String text(Plan plan, Map<String, Long> outcomes) {
    if (plan.state() == Plan.State.CLOSED) {
      return texts().say("apply.closed", plan.id());
    }
    Object[] counted = OUTCOMES.stream().map(outcomes::get).toArray();
    return texts().say("apply.done", plan.id())
        + texts().say("apply.outcomes", counted)
        + texts().say("apply.next", plan.id());
  }

  private static Map<String, Object> facts(Plan plan, long decided, Map<String, Long> outcomes) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("plan", plan.id().toString());
    facts.put("decided", decided);
    facts.putAll(outcomes);
    return facts;
  }

  private static long apply(RetentionRun run, ApprovedPlan approved) {
    Applier applier = run.applier(approved);
    long decided = 0;
    for (int done = applier.next(Applier.CHUNK); done > 0; done = applier.next(Applier.CHUNK)) {
      decided += done;
      run.showProgress(approved.plan());
    }
    run.applied(approved);
    return decided;
  }
}
