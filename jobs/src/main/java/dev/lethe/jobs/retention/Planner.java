package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds who is due on a day and freezes the set. One transaction over one snapshot, under a role
 * that can write plans and nothing else: a plan that was interrupted leaves no trace. The same run
 * key gives the same plan again.
 */
public final class Planner {
  private final SourceDatabase source;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Planner(SourceDatabase source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** What a plan is asked for. */
  public record Request(
      Policy policy,
      LiveSchema schema,
      LocalDate asOf,
      String runKey,
      String requester,
      String codeVersion) {}

  /**
   * The plan of the run, made now or at an earlier attempt.
   *
   * @throws LetheException INVALID where {@code asOf} lies in the future of the controller's zone;
   *     REFUSED where a rule is due for more than the policy's limit (the plan is kept to look at)
   */
  public Plan plan(Request request) {
    requirePast(request);
    Plan plan =
        source.snapshotAs(
            SourceRole.PLANNER,
            "plan " + request.policy().controller(),
            jdbc ->
                PlanStore.ofRun(jdbc, request.policy().controller().value(), request.runKey())
                    .map(known -> unchanged(known, request))
                    .orElseGet(() -> freeze(jdbc, request)));
    if (plan.state() == Plan.State.REFUSED) {
      throw CircuitBreaker.refusal(plan, request.policy(), new PlanStore(source).rules(plan));
    }
    return plan;
  }

  private void requirePast(Request request) {
    LocalDate today = today(request);
    if (request.asOf().isAfter(today)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot plan as of %s: that day is in the future in %s. Give today (%s) or an earlier day."
              .formatted(request.asOf(), request.policy().zone(), today));
    }
  }

  private LocalDate today(Request request) {
    return LocalDate.now(clock.withZone(request.policy().zone()));
  }

  private static Plan unchanged(Plan known, Request request) {
    if (!known.asOf().equals(request.asOf())) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot continue run %s as of %s: it was begun as of %s. Use that day, or another run key."
              .formatted(request.runKey(), request.asOf(), known.asOf()));
    }
    return known;
  }

  private Plan freeze(JdbcClient jdbc, Request request) {
    Policy policy = request.policy();
    UUID id = UUID.randomUUID();
    byte[] key = new byte[PlanDigest.KEY_BYTES];
    random.nextBytes(key);
    insertPlan(jdbc, id, key, request);
    for (int i = 0; i < policy.rules().size(); i++) {
      freezeRule(jdbc, id, i, policy.rules().get(i), request);
    }
    new PurgePlan(policy, id, request.asOf()).freeze(jdbc);
    List<PlannedRule> rules = PlanStore.rules(jdbc, id);
    Plan.State state =
        CircuitBreaker.trips(policy, rules) ? Plan.State.REFUSED : Plan.State.PLANNED;
    jdbc.sql("UPDATE lethe.plan SET digest = ?, state = ? WHERE plan_id = ?")
        .params(PlanDigest.of(jdbc, header(id, request), key), state.name(), id)
        .update();
    return PlanStore.ofRun(jdbc, policy.controller().value(), request.runKey()).orElseThrow();
  }

  private void insertPlan(JdbcClient jdbc, UUID id, byte[] key, Request request) {
    jdbc.sql(
            """
            INSERT INTO lethe.plan (plan_id, controller, run_key, requester, as_of, state,
              policy_sha256, schema_sha256, code_version, digest, key, planned_at)
            VALUES (?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, '', ?, ?)
            """)
        .params(
            id,
            request.policy().controller().value(),
            request.runKey(),
            request.requester(),
            request.asOf(),
            request.policy().sha256(),
            request.schema().sha256(),
            request.codeVersion(),
            key,
            OffsetDateTime.now(clock))
        .update();
  }

  private void freezeRule(JdbcClient jdbc, UUID plan, int ordinal, Rule rule, Request request) {
    Table subject = request.policy().table(rule.subject());
    Due due = DueConditions.of(request.policy(), request.schema(), rule, request.asOf());
    Fragment insert =
        Fragment.of(
                "INSERT INTO lethe.plan_subject (plan_id, rule_id, ordinal, subject_table, subject_key, planned) "
                    + "SELECT ?, ?, row_number() OVER (ORDER BY s.%1$s), ?, s.%1$s::text, "
                        .formatted(Quoted.name(subject.key())),
                plan,
                rule.id(),
                rule.subject().toString())
            .then(planned(rule, subject, due, today(request)))
            .then(" FROM " + Quoted.table(rule.subject()) + " s WHERE ")
            .then(due.included())
            .then(
                " AND NOT EXISTS (SELECT 1 FROM lethe.plan_subject p WHERE p.plan_id = ? AND p.subject_table = ? AND p.subject_key = s.%s::text)"
                    .formatted(Quoted.name(subject.key())),
                plan,
                rule.subject().toString());
    long found = jdbc.sql(insert.sql()).params(insert.values()).update();
    jdbc.sql(
            "INSERT INTO lethe.plan_rule (plan_id, ordinal, rule_id, subject_table, examined, due) VALUES (?, ?, ?, ?, (SELECT count(*) FROM %s), ?)"
                .formatted(Quoted.table(rule.subject())))
        .params(plan, ordinal, rule.id(), rule.subject().toString(), found)
        .update();
  }

  /** Hold beats everything; restriction freezes; an unknown age or an open decision waits. */
  private Fragment planned(Rule rule, Table subject, Due due, LocalDate today) {
    return Fragment.of("CASE WHEN ")
        .then(Freeze.held(subject, today))
        .then(" THEN 'held' WHEN ")
        .then(Freeze.restricted(subject))
        .then(" THEN 'restricted' WHEN ")
        .then(due.unknown())
        .then(
            " THEN 'quarantined' ELSE ? END", rule.openDecision().isPresent() ? "deferred" : "due");
  }

  private static PlanDigest.Header header(UUID plan, Request request) {
    return new PlanDigest.Header(
        plan,
        request.policy().controller().value(),
        request.asOf(),
        request.policy().sha256(),
        request.schema().sha256(),
        request.codeVersion());
  }
}
