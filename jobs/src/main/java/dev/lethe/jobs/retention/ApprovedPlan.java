package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.util.List;

/**
 * A plan that may be applied: approved, and nothing has changed since. Only {@link #require} makes
 * one.
 */
public final class ApprovedPlan {
  private final Plan plan;
  private final Approval approval;
  private final Policy policy;
  private final LiveSchema schema;

  private ApprovedPlan(Plan plan, Approval approval, Policy policy, LiveSchema schema) {
    this.plan = plan;
    this.approval = approval;
    this.policy = policy;
    this.schema = schema;
  }

  public Plan plan() {
    return plan;
  }

  public Approval approval() {
    return approval;
  }

  public Policy policy() {
    return policy;
  }

  public LiveSchema schema() {
    return schema;
  }

  /**
   * Checks the decision, its signature, and the digests of plan, policy, schema and code.
   *
   * @throws LetheException WAITING without a decision; REFUSED after a rejection or any change
   */
  public static ApprovedPlan require(
      SourceDatabase source,
      Approvals approvals,
      Plan plan,
      Policy policy,
      LiveSchema schema,
      String codeVersion) {
    Approval approval = approvals.find(plan).orElseThrow(() -> waiting(plan));
    refuseIf(!approval.approved(), plan, "it was rejected", "Make a new plan");
    refuseIf(
        plan.state() == Plan.State.REFUSED,
        plan,
        "the circuit breaker refused it",
        "Make a new plan");
    List<PlannedRule> rules = new PlanStore(source).rules(plan);
    refuseIf(
        approval.how() == Approval.How.SELF && !CircuitBreaker.approvesItself(policy, rules),
        plan,
        "it is above approve-above and no person approved it",
        "Have it approved");
    refuseIf(
        !approval.digest().equals(plan.digest())
            || !currentDigest(source, plan).equals(plan.digest()),
        plan,
        "its rows are not those that were approved",
        "Find out who changed schema lethe, and make a new plan");
    unchanged(plan, "policy", plan.policySha256(), policy.sha256());
    unchanged(plan, "database schema", plan.schemaSha256(), schema.sha256());
    unchanged(plan, "program", plan.codeVersion(), codeVersion);
    SchemaCheck.require(policy, schema);
    return new ApprovedPlan(plan, approval, policy, schema);
  }

  static LetheException waiting(Plan plan) {
    return new LetheException(
        ExitCode.WAITING,
        "Plan %s waits for approval. Have 'lethe approve %s --digest %s' run with an approver's key, then run the same command again."
            .formatted(plan.id(), plan.id(), plan.digest()));
  }

  private static void unchanged(Plan plan, String what, String planned, String current) {
    refuseIf(
        !planned.equals(current),
        plan,
        "the %s has changed since it was made".formatted(what),
        "Make a new plan");
  }

  private static void refuseIf(boolean refused, Plan plan, String reason, String remedy) {
    if (refused) {
      throw new LetheException(
          ExitCode.REFUSED, "Cannot apply plan %s: %s. %s.".formatted(plan.id(), reason, remedy));
    }
  }

  /** Of the rows as they stand now; a closed plan has none left and keeps the digest it had. */
  private static String currentDigest(SourceDatabase source, Plan plan) {
    if (plan.state() == Plan.State.CLOSED) {
      return plan.digest();
    }
    return source.snapshotAs(
        SourceRole.PLANNER,
        "check plan " + plan.id(),
        jdbc -> {
          byte[] key =
              jdbc.sql("SELECT key FROM lethe.plan WHERE plan_id = ?")
                  .param(plan.id())
                  .query(byte[].class)
                  .single();
          var header =
              new PlanDigest.Header(
                  plan.id(),
                  plan.controller(),
                  plan.asOf(),
                  plan.policySha256(),
                  plan.schemaSha256(),
                  plan.codeVersion());
          return PlanDigest.of(jdbc, header, key);
        });
  }
}
