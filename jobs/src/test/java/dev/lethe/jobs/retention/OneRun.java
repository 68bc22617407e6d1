package dev.lethe.jobs.retention;

import static java.util.stream.Collectors.toMap;

import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.security.PrivateKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A retention run, step by step and without Spring, and what it planned, wrote down and left.
 *
 * @param planned as the plan stood before anything was done
 * @param records one for each rule and table, by {@code RULE TABLE}
 */
public record OneRun(
    UUID id,
    List<PlannedRule> planned,
    Map<String, RuleRecord> records,
    Verification verification) {

  /** What others do at the seams of a run. */
  public record Others(
      Runnable onceApproved, Runnable beforeApply, Runnable beforeVerify, Runnable beforeReport) {
    private static final Runnable NOTHING = Others::nothing;
    public static final Others NOBODY = new Others(NOTHING, NOTHING, NOTHING, NOTHING);

    private static void nothing() {}

    /** Before the approved plan is looked at again. */
    public static Others onceApproved(Runnable they) {
      return new Others(they, NOTHING, NOTHING, NOTHING);
    }

    /** After the approved plan was looked at again. */
    public static Others beforeApply(Runnable they) {
      return new Others(NOTHING, they, NOTHING, NOTHING);
    }

    public static Others beforeVerify(Runnable they) {
      return new Others(NOTHING, NOTHING, they, NOTHING);
    }
  }

  /** Planned, approved with the key, and carried out. */
  public static OneRun of(
      Controller controller, PrivateKey approver, LocalDate asOf, String key, Others others) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      var run = new RetentionRun(controller, lease, Progress.NONE);
      Plan plan = run.plan(asOf, key);
      List<PlannedRule> planned = new PlanStore(controller.source()).rules(plan);
      run.approvals().decide(plan, plan.digest(), approver, true, "test");
      others.onceApproved().run();
      ApprovedPlan approved = run.require(plan);
      others.beforeApply().run();
      apply(run, approved);
      others.beforeVerify().run();
      Verification verification = run.verify(approved);
      others.beforeReport().run();
      UUID id = UUID.randomUUID();
      return new OneRun(id, planned, records(run, approved, id), verification);
    }
  }

  private static void apply(RetentionRun run, ApprovedPlan approved) {
    while (run.applier(approved).next(Integer.MAX_VALUE) > 0) {
      run.showProgress(approved.plan());
    }
    run.applied(approved);
  }

  private static Map<String, RuleRecord> records(RetentionRun run, ApprovedPlan approved, UUID id) {
    return run.report(approved, id).stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .collect(toMap(one -> one.rule().id() + " " + one.treatment().table(), one -> one));
  }

  public RuleRecord of(String rule, String table) {
    return Objects.requireNonNull(records.get(rule + " " + table), rule + " " + table);
  }

  public PlannedRule planned(String rule) {
    return planned.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
  }
}
