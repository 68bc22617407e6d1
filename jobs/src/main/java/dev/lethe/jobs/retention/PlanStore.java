package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads plans back, by id or by the run that asked for them. */
public final class PlanStore {
  private static final String PLAN =
      """
      SELECT plan_id, controller, run_key, requester, as_of, state, policy_sha256, schema_sha256,
             code_version, digest, planned_at
      FROM lethe.plan
      """;
  private static final String RULES =
      """
      SELECT r.ordinal, r.rule_id, r.subject_table, r.examined, r.due, r.contacts,
             coalesce(r.held, count(*) FILTER (WHERE s.planned = 'held')) AS held,
             coalesce(r.restricted, count(*) FILTER (WHERE s.planned = 'restricted')) AS restricted,
             coalesce(r.quarantined, count(*) FILTER (WHERE s.planned = 'quarantined')) AS quarantined,
             coalesce(r.deferred, count(*) FILTER (WHERE s.planned = 'deferred')) AS deferred
      FROM lethe.plan_rule r
      LEFT JOIN lethe.plan_subject s ON s.plan_id = r.plan_id AND s.rule_id = r.rule_id
      WHERE r.plan_id = ?
      GROUP BY r.ordinal, r.rule_id, r.subject_table, r.examined, r.due, r.contacts, r.held,
        r.restricted, r.quarantined, r.deferred
      ORDER BY r.ordinal
      """;

  private final SourceDatabase source;

  public PlanStore(SourceDatabase source) {
    this.source = source;
  }

  public Plan byId(UUID id) {
    return source
        .as(
            SourceRole.PLANNER,
            "read plan " + id,
            jdbc ->
                jdbc.sql(PLAN + "WHERE plan_id = ?")
                    .param(id)
                    .query((row, n) -> plan(row))
                    .optional())
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID,
                    "Cannot find plan %s: this database has none with that id. 'lethe runs' lists them."
                        .formatted(id)));
  }

  public Optional<Plan> ofRun(String controller, String runKey) {
    return source.as(
        SourceRole.PLANNER,
        "look for the plan of the run",
        jdbc -> ofRun(jdbc, controller, runKey));
  }

  static Optional<Plan> ofRun(JdbcClient jdbc, String controller, String runKey) {
    return jdbc.sql(PLAN + "WHERE controller = ? AND run_key = ?")
        .params(controller, runKey)
        .query((row, n) -> plan(row))
        .optional();
  }

  /**
   * The newest other plan of the controller that was carried out: what a new one is compared with.
   */
  public Optional<Plan> before(Plan plan) {
    return source.as(
        SourceRole.PLANNER,
        "look for the plan before",
        jdbc ->
            jdbc.sql(
                    PLAN
                        + """
                        WHERE controller = ? AND plan_id <> ? AND state IN ('APPLIED', 'CLOSED')
                          AND plan_id NOT IN (SELECT plan_id FROM lethe.erasure)
                        ORDER BY planned_at DESC LIMIT 1
                        """)
                .params(plan.controller(), plan.id())
                .query((row, n) -> plan(row))
                .optional());
  }

  /** How far a plan is carried out: subjects decided, of those planned as due. */
  record Done(long decided, long due) {}

  Done done(Plan plan) {
    return source.as(
        SourceRole.PLANNER,
        "count plan " + plan.id(),
        jdbc ->
            jdbc.sql(
                    "SELECT count(outcome), count(*) FROM lethe.plan_subject WHERE plan_id = ? AND planned = 'due'")
                .param(plan.id())
                .query((row, n) -> new Done(row.getLong(1), row.getLong(2)))
                .single());
  }

  /** Subjects that the database would not let go. */
  long failed(Plan plan) {
    return source.as(
        SourceRole.PLANNER,
        "count plan " + plan.id(),
        jdbc ->
            jdbc.sql(
                    "SELECT count(*) FROM lethe.plan_subject WHERE plan_id = ? AND outcome = 'failed'")
                .param(plan.id())
                .query(Long.class)
                .single());
  }

  /** In the order of the policy. */
  public List<PlannedRule> rules(Plan plan) {
    return source.as(SourceRole.PLANNER, "read plan " + plan.id(), jdbc -> rules(jdbc, plan.id()));
  }

  static List<PlannedRule> rules(JdbcClient jdbc, UUID plan) {
    return jdbc.sql(RULES).param(plan).query((row, n) -> rule(row)).list();
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        row.getObject("plan_id", UUID.class),
        row.getString("controller"),
        row.getString("run_key"),
        row.getString("requester"),
        row.getObject("as_of", LocalDate.class),
        Plan.State.valueOf(row.getString("state")),
        row.getString("policy_sha256"),
        row.getString("schema_sha256"),
        row.getString("code_version"),
        row.getString("digest"),
        row.getObject("planned_at", OffsetDateTime.class).toInstant());
  }

  private static PlannedRule rule(ResultSet row) throws SQLException {
    return new PlannedRule(
        row.getInt("ordinal"),
        row.getString("rule_id"),
        row.getString("subject_table"),
        row.getLong("examined"),
        row.getLong("due"),
        row.getLong("held"),
        row.getLong("restricted"),
        row.getLong("quarantined"),
        row.getLong("deferred"),
        row.getLong("contacts"));
  }
}
