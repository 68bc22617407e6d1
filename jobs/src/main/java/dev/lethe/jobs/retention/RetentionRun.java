package dev.lethe.jobs.retention;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.CodeVersion;
import dev.lethe.jobs.backups.BackupRegister;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.rights.Deaths;
import dev.lethe.jobs.rights.OpposedRows;
import dev.lethe.jobs.rights.Reimports;
import dev.lethe.jobs.rights.RightsStanding;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.GuardCheck;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.RightsCheck;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.warehouse.table.GoldFolder;
import java.time.LocalDate;
import java.util.ArrayList;
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

  /**
   * @param lease held by the caller for as long as this is used
   */
  public RetentionRun(Controller controller, Lease lease, Progress progress) {
    this.controller = controller;
    this.lease = lease;
    this.progress = progress;
    this.keys = new PlanKeys(controller);
  }

  /** The live schema, which must fit the policy. */
  public LiveSchema schema() {
    LiveSchema schema =
        controller.source().asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    SchemaCheck.require(controller.policy(), schema);
    return schema;
  }

  public Plan plan(LocalDate asOf, String runKey) {
    progress.step("plan");
    controller.policySigner();
    LiveSchema schema = schema();
    requireStores();
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

  /** What the run will write to later must be writable now, before anybody is touched. */
  private void requireStores() {
    if (!controller.policy().releases().isEmpty()) {
      GoldFolder.requireWritable(controller.settings().warehouse());
    }
    controller.runLog().requireReady();
    requireRights();
  }

  /** Asked again before anything is applied: a row that was hidden since would stay in silence. */
  private void requireRights() {
    controller
        .source()
        .asOwner(
            "look at the rights",
            jdbc -> {
              RightsCheck.require(jdbc, controller.policy());
              return GuardCheck.require(jdbc, controller.policy());
            });
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
    LiveSchema schema = schema();
    List<Released> expected =
        controller.policy().rules().stream()
            .filter(rule -> rule.release().isPresent())
            .map(
                rule ->
                    PooledCells.planned(
                        controller.source(), plan, controller.policy(), schema, rule))
            .filter(cells -> cells.people() > 0)
            .map(cells -> releasing().rehearse(cells, plan))
            .toList();
    new PlanNotes(controller.source(), plan).rehearsed(expected);
    return expected;
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
    requireRights();
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
    if (plan.state() == Plan.State.PLANNED) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot release plan %s: it is not applied yet. Run 'lethe apply %s' first."
              .formatted(plan.id(), plan.id()));
    }
  }

  /** Publishes what passes the gate; starts Spark only if somebody was counted. */
  public List<Released> release(ApprovedPlan approved) {
    progress.step("release");
    Plan plan = approved.plan();
    List<Released> released =
        controller.policy().rules().stream()
            .map(Rule::release)
            .flatMap(Optional::stream)
            .distinct()
            .map(controller.policy()::release)
            .map(release -> PooledCells.pooled(controller.source(), plan, release))
            .filter(cells -> cells.people() > 0)
            .map(cells -> releasing().publish(cells, plan))
            .toList();
    new PlanNotes(controller.source(), plan).released(released);
    return released;
  }

  public Verification verify(ApprovedPlan approved) {
    progress.step("verify");
    Plan plan = approved.plan();
    var leftOver =
        new LeftOver(
            controller.source(), controller.policy(), approved.schema(), plan, controller.today());
    var stores = new ArrayList<>(new ResidueScan(controller, plan).scan());
    new StoredNever(controller, approved.schema()).scan().ifPresent(stores::add);
    var verification =
        new Verification(
            leftOver.due(),
            leftOver.rows(),
            stores,
            new PlanStore(controller.source()).failed(plan));
    new PlanNotes(controller.source(), plan).verified(verification);
    return verification;
  }

  /** Writes the run log, then destroys what only the plan needed. */
  public List<RunRecord> report(ApprovedPlan approved, UUID runId) {
    progress.step("report");
    CrashPoint.BEFORE_REPORT.reached();
    Plan plan = new PlanStore(controller.source()).byId(approved.plan().id());
    if (plan.state() != Plan.State.CLOSED) {
      var notes = new PlanNotes(controller.source(), plan);
      var records =
          new RetentionRecords(
              RunFacts.of(controller, runId, plan),
              approved,
              new OutcomeCounts(controller.source(), plan),
              notes.released(),
              notes.verified().orElseThrow(),
              new BackupRegister(controller).known(plan.id()),
              standing(plan));
      controller.runLog().append(records.all());
      Deaths.end(controller, plan.id());
      Closing.close(controller.source(), plan);
    }
    return controller.runLog().read(runId);
  }

  /** A run for one person says nothing about the others. */
  private Optional<RightsStanding.Found> standing(Plan plan) {
    boolean forOne =
        controller.policy().rules().stream()
            .anyMatch(rule -> rule.trigger() instanceof Trigger.Requested);
    return forOne
        ? Optional.empty()
        : Optional.of(new RightsStanding(controller).settle(plan.id(), plan.asOf()));
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
    var notes = new PlanNotes(controller.source(), plan);
    if (!notes.verified().map(Verification::isClean).orElse(true)) {
      return ExitCode.RESIDUE;
    }
    return notes.released().stream().anyMatch(Released::wasRefused)
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }

  private Releasing releasing() {
    return new Releasing(controller.spark().session(), controller.publisher(), controller.policy());
  }
}
