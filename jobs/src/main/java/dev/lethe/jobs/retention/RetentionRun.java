package dev.lethe.jobs.retention;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.CodeVersion;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.rights.OpposedRows;
import dev.lethe.jobs.rights.Reimports;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Objectors;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of one retention run. Each may be called again after a crash: what is done is found in
 * the stores, never remembered here.
 */
public final class RetentionRun {
  private final Controller controller;
  private final Lease lease;
  private final Progress progress;
  private final PlanKeys keys;
  private final Readiness readiness;
  private final Publication publication;
  private final RunEnd end;

  /**
   * @param lease held by the caller for as long as this is used
   */
  public RetentionRun(Controller controller, Lease lease, Progress progress) {
    this.controller = controller;
    this.lease = lease;
    this.progress = progress;
    this.keys = new PlanKeys(controller);
    this.readiness = new Readiness(controller);
    this.publication = new Publication(controller);
    this.end = new RunEnd(controller);
  }

  /** The live schema, which must fit the policy. */
  public LiveSchema schema() {
    return readiness.schema();
  }

  public Plan plan(LocalDate asOf, String runKey) {
    progress.step("plan");
    controller.policySigner();
    LiveSchema schema = schema();
    readiness.requireStores();
    new AppliedPolicies(controller).requireNothingLonger();
    new StoredNever(controller, schema).require(asOf, runKey);
    new Reimports(controller).note();
    Plan plan =
        new Planner(controller.source(), controller.clock(), objectors())
            .plan(
                new Planner.Request(
                    controller.policy(),
                    schema,
                    asOf,
                    runKey,
                    controller.settings().operator(),
                    CodeVersion.current()));
    keys.requireUsable(plan);
    CrashPoint.AFTER_PLAN.reached();
    return plan;
  }

  /** The plan that an earlier step of the run made. */
  Plan planOf(dev.lethe.jobs.control.Run run) {
    return new PlanStore(controller.source())
        .ofRun(controller.name(), run.key())
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.UNEXPECTED,
                    "Cannot go on with run %s: its plan is gone from the source database. Start anew with another run key."
                        .formatted(run.key())));
  }

  /** What the gate will say, asked while the people still exist; needs Spark, writes a note. */
  public List<Released> rehearse(Plan plan) {
    progress.step("rehearse");
    return publication.rehearse(plan, schema());
  }

  /** The decision there is, or the one a small plan takes for itself. */
  public Optional<Approval> approval(Plan plan) {
    Approvals approvals = approvals();
    Optional<Approval> decided = approvals.find(plan);
    return decided.isPresent()
        ? decided
        : approvals.approveItself(
            plan, controller.policy(), new PlanStore(controller.source()).rules(plan));
  }

  public Approvals approvals() {
    return new Approvals(
        controller.source(), controller.clock(), Approvers.keys(controller.settings()));
  }

  /**
   * The plan as one that may be applied; its policy is remembered as the promise that later
   * versions may shorten only. A plan that waited while a shorter version was carried out may not
   * bring its own back.
   *
   * @throws LetheException WAITING, REFUSED after a rejection or a change or where a key of
   *     pseudonyms is lost, or INVALID where a right is gone
   */
  public ApprovedPlan require(Plan plan) {
    controller.policySigner();
    readiness.requireRights();
    new Reimports(controller).note();
    ApprovedPlan approved =
        ApprovedPlan.require(
            controller.source(),
            approvals(),
            plan,
            controller.policy(),
            schema(),
            CodeVersion.current());
    keys.open(plan);
    if (plan.state() == Plan.State.PLANNED) {
      var policies = new AppliedPolicies(controller);
      policies.requireNothingLonger();
      policies.remember();
    }
    return approved;
  }

  public Applier applier(ApprovedPlan approved) {
    return new Applier(
        controller.source(), approved, lease, objectors(), controller.clock(), keys.ring());
  }

  private Objectors objectors() {
    return new OpposedRows(controller.settings());
  }

  /** Ends the apply step: what was not done is counted as deferred. */
  public void applied(ApprovedPlan approved) {
    Applier applier = applier(approved);
    applier.deferRest();
    applier.markApplied();
    CrashPoint.AFTER_APPLY.reached();
  }

  /**
   * Nothing is released of a plan that is not carried out.
   *
   * @throws LetheException REFUSED where the plan was not carried out yet
   */
  public void requireApplied(Plan plan) {
    Publication.requireApplied(plan);
  }

  /** Publishes what passes the gate; starts Spark only if somebody was counted. */
  public List<Released> release(ApprovedPlan approved) {
    progress.step("release");
    return publication.release(approved);
  }

  public Verification verify(ApprovedPlan approved) {
    progress.step("verify");
    return end.verify(approved);
  }

  /** Writes the run log, then destroys what only the plan needed. */
  public List<RunRecord> report(ApprovedPlan approved, UUID runId) {
    progress.step("report");
    CrashPoint.BEFORE_REPORT.reached();
    return end.report(approved, runId);
  }

  /** Subjects of the plan that are decided, of those it planned as due. */
  public void showProgress(Plan plan) {
    if (progress.isDue()) {
      PlanStore.Done done = new PlanStore(controller.source()).done(plan);
      progress.subjects(done.decided(), done.due());
    }
  }

  /** How the run as a whole ended. */
  public ExitCode ended(Plan plan) {
    return end.ended(plan);
  }
}
