package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.JoinMethods;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Freezes whom the rules would ask before their periods end, and who is spared the question. Nobody
 * is asked twice in a period, nor by two rules, nor while another rule is about to retire them.
 */
final class RecontactPlan {
  private final Planner.Request request;
  private final UUID plan;
  private final LocalDate today;
  private final Objectors objectors;

  RecontactPlan(Planner.Request request, UUID plan, LocalDate today, Objectors objectors) {
    this.request = request;
    this.plan = plan;
    this.today = today;
    this.objectors = objectors;
  }

  /** After those who are due. */
  void freeze(JdbcClient jdbc) {
    request.policy().rules().stream()
        .filter(rule -> rule.recontact().isPresent())
        .forEach(rule -> freeze(jdbc, rule));
    JoinMethods.leaveToPostgres(jdbc);
  }

  private void freeze(JdbcClient jdbc, Rule rule) {
    Table subject = request.policy().table(rule.subject());
    var recontacts = new Recontacts(request.policy(), request.schema(), rule);
    Fragment toAsk = recontacts.toAsk(request.asOf());
    JoinMethods.chooseFor(jdbc, request.policy(), rule);
    List<String> objecting = objectors.among(jdbc, subject, toAsk);
    String key = Quoted.column("s", subject.key());
    Fragment insert =
        Fragment.of(
                "INSERT INTO lethe.plan_contact (plan_id, rule_id, ordinal, subject_table, subject_key, planned)"
                    + " SELECT ?, ?, row_number() OVER (ORDER BY f.key), ?, f.key::text,"
                    + " CASE WHEN f.standing = 'contact' THEN ? ELSE f.standing END FROM (SELECT %s AS key, "
                        .formatted(key),
                plan,
                rule.id(),
                rule.subject().toString(),
                rule.asksNobody() ? "deferred" : "contact")
            .then(recontacts.standing(request.asOf(), today, objecting))
            .then(" AS standing FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(toAsk)
            .then(notDue(rule, key))
            .then(") f " + RulePlan.TAKEN_ONCE);
    jdbc.sql(insert.sql()).params(insert.values()).update();
  }

  private Fragment notDue(Rule rule, String key) {
    return Fragment.of(
        " AND NOT EXISTS (SELECT 1 FROM lethe.plan_subject p WHERE p.plan_id = ? AND p.subject_table = ? AND p.subject_key = %s::text)"
            .formatted(key),
        plan,
        rule.subject().toString());
  }
}
