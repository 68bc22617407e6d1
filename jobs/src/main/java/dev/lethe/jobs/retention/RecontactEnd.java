package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of asking the people whom a rule retires, counted and forgotten in the transaction
 * that retires them.
 */
final class RecontactEnd {
  private final ApprovedPlan approved;
  private final Rule rule;
  private final Table subject;
  private final Objectors objectors;
  private final Clock clock;

  RecontactEnd(ApprovedPlan approved, Rule rule, Objectors objectors, Clock clock) {
    this.approved = approved;
    this.rule = rule;
    this.subject = approved.policy().table(rule.subject());
    this.objectors = objectors;
    this.clock = clock;
  }

  /** Must run before the rows go. */
  void note(JdbcClient jdbc, List<String> keys) {
    if (rule.recontact().isPresent()) {
      count(jdbc, keys);
    }
    if (rule.then().retires()) {
      forget(jdbc, keys);
    }
  }

  /** Asked is who was told by the recipient; what stayed in the outbox asked nobody. */
  private void count(JdbcClient jdbc, List<String> keys) {
    var recontacts = new Recontacts(approved.policy(), approved.schema(), rule);
    Fragment rows = Keys.among(subject, approved.schema(), keys);
    LocalDate today = LocalDate.now(clock.withZone(approved.policy().zone()));
    Fragment count =
        Fragment.of(
                "INSERT INTO lethe.contact_tally AS t (plan_id, rule_id, what, people)"
                    + " SELECT ?::uuid, ?, CASE f.what WHEN 'contact' THEN 'not-in-time' WHEN 'no' THEN 'no-deleted'"
                    + " WHEN 'silent' THEN 'silent-deleted' ELSE 'spared-deleted' END AS what, count(*)"
                    + " FROM (SELECT coalesce((SELECT CASE r.answer WHEN 'no' THEN 'no' ELSE 'silent' END"
                    + " FROM lethe.recontact r JOIN lethe.notice n USING (notice_id) WHERE n.handed_at IS NOT NULL AND ",
                approved.plan().id(),
                rule.id())
            .then(recontacts.ofPeriod())
            .then(" ORDER BY r.asked_on DESC LIMIT 1), ")
            .then(
                recontacts.standing(
                    approved.plan().asOf(), today, objectors.among(jdbc, subject, rows)))
            .then(") AS what FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(rows)
            .then(
                ") f GROUP BY 3 ON CONFLICT (plan_id, rule_id, what) DO UPDATE SET people = t.people + excluded.people");
    jdbc.sql(count.sql()).params(count.values()).update();
  }

  /** What waits for them is not sent any more. */
  private void forget(JdbcClient jdbc, List<String> keys) {
    String table = rule.subject().toString();
    Object among = keys.toArray(String[]::new);
    jdbc.sql(
            """
            UPDATE lethe.notice n SET withdrawn_at = ?, reference = NULL FROM lethe.recontact r
            WHERE r.subject_table = ? AND r.subject_key = ANY (?::text[])
              AND n.notice_id = r.notice_id AND n.receipt_at IS NULL AND n.withdrawn_at IS NULL
            """)
        .params(OffsetDateTime.now(clock), table, among)
        .update();
    jdbc.sql(
            "DELETE FROM lethe.recontact WHERE subject_table = ? AND subject_key = ANY (?::text[])")
        .params(table, among)
        .update();
  }
}
