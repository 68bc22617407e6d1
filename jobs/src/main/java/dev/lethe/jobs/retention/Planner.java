package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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
  private final Objectors objectors;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param objectors who is not to be written to
   */
  public Planner(SourceDatabase source, Clock clock, Objectors objectors) {
    this.source = source;
    this.clock = clock;
    this.objectors = objectors;
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

  /**
   * Going back, a rule about an age finds people who have grown up since; a clock finds nobody new.
   */
  private static void requireNotBefore(JdbcClient jdbc, Request request) {
    boolean byAge =
        request.policy().rules().stream()
            .anyMatch(rule -> rule.trigger() instanceof Trigger.UnderAge);
    Optional<LocalDate> last = byAge ? lastCarriedOut(jdbc, request) : Optional.empty();
    if (last.filter(request.asOf()::isBefore).isPresent()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot plan as of %s: the plan of %s was carried out already, and a rule about an age would take who has grown up since. Give that day or a later one."
              .formatted(request.asOf(), last.get()));
    }
  }

  private static Optional<LocalDate> lastCarriedOut(JdbcClient jdbc, Request request) {
    return jdbc.sql(
            """
            SELECT max(as_of) FROM lethe.plan WHERE controller = ? AND state IN ('APPLIED', 'CLOSED')
              AND plan_id NOT IN (SELECT plan_id FROM lethe.erasure)
            """)
        .param(request.policy().controller().value())
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
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
    requireNotBefore(jdbc, request);
    Policy policy = request.policy();
    UUID id = UUID.randomUUID();
    byte[] key = new byte[PlanDigest.KEY_BYTES];
    random.nextBytes(key);
    insertPlan(jdbc, id, key, request);
    var rulePlan = new RulePlan(request, id, today(request));
    rulePlan.freeze(jdbc);
    new RecontactPlan(request, id, today(request), objectors).freeze(jdbc);
    rulePlan.count(jdbc);
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
