package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts each explicit yes once, in the first run that sees it: the application wrote its day, or
 * 'recontact answers' did. Lines of people who are gone by another way are forgotten.
 */
final class RecontactAnswers {
  private final ApprovedPlan approved;
  private final Clock clock;

  RecontactAnswers(ApprovedPlan approved, Clock clock) {
    this.approved = approved;
    this.clock = clock;
  }

  void settle(JdbcClient jdbc) {
    approved.policy().rules().stream()
        .filter(rule -> rule.recontact().isPresent())
        .forEach(rule -> settle(jdbc, rule));
  }

  private void settle(JdbcClient jdbc, Rule rule) {
    see(jdbc, rule);
    count(jdbc, rule);
    forgetTheGone(jdbc, rule);
  }

  private void see(JdbcClient jdbc, Rule rule) {
    Fragment see =
        Fragment.of(
                "UPDATE lethe.recontact r SET answer = 'yes' FROM %s s WHERE %s = r.subject_key::%s AND r.subject_table = ? AND r.rule_id = ? AND r.answer IS DISTINCT FROM 'yes' AND r.asked_on <= "
                    .formatted(
                        Quoted.table(rule.subject()), Quoted.column("s", key(rule)), type(rule)),
                rule.subject().toString(),
                rule.id())
            .then(new Recontacts(approved.policy(), approved.schema(), rule).answered());
    jdbc.sql(see.sql()).params(see.values()).update();
  }

  private void count(JdbcClient jdbc, Rule rule) {
    jdbc.sql(
            """
            WITH counted AS (
              UPDATE lethe.recontact SET counted_by = ?
              WHERE subject_table = ? AND rule_id = ? AND answer = 'yes' AND counted_by IS NULL
              RETURNING 1)
            INSERT INTO lethe.contact_tally AS t (plan_id, rule_id, what, people)
            SELECT ?, ?, 'yes', count(*) FROM counted HAVING count(*) > 0
            ON CONFLICT (plan_id, rule_id, what) DO UPDATE SET people = t.people + excluded.people
            """)
        .params(
            approved.plan().id(),
            rule.subject().toString(),
            rule.id(),
            approved.plan().id(),
            rule.id())
        .update();
  }

  /** Their rows went with somebody else's, or the application erased them itself. */
  private void forgetTheGone(JdbcClient jdbc, Rule rule) {
    String gone =
        "r.subject_table = ? AND NOT EXISTS (SELECT 1 FROM %s s WHERE %s = r.subject_key::%s)"
            .formatted(Quoted.table(rule.subject()), Quoted.column("s", key(rule)), type(rule));
    jdbc.sql(
            "UPDATE lethe.notice n SET withdrawn_at = ?, reference = NULL FROM lethe.recontact r WHERE n.notice_id = r.notice_id AND n.receipt_at IS NULL AND n.withdrawn_at IS NULL AND "
                + gone)
        .params(OffsetDateTime.now(clock), rule.subject().toString())
        .update();
    jdbc.sql("DELETE FROM lethe.recontact r WHERE " + gone)
        .param(rule.subject().toString())
        .update();
  }

  private String key(Rule rule) {
    return subject(rule).key();
  }

  private String type(Rule rule) {
    return approved.schema().table(rule.subject()).column(key(rule)).type();
  }

  private Table subject(Rule rule) {
    return approved.policy().table(rule.subject());
  }
}
