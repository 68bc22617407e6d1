package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.JoinMethods;
import dev.lethe.jobs.source.Quoted;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Freezes who is due, rule by rule; a subject is taken once. Rules that act come before those that
 * wait for a decision, those that retire before those that pseudonymise, and subjects of unknown
 * age last: what does nothing must not hide anybody from a rule that acts. Among those that act the
 * earlier in the file takes.
 */
final class RulePlan {
  /**
   * An anti-join with the table that is written would read it again for every row: PostgreSQL took
   * it for empty when the statement began.
   */
  static final String TAKEN_ONCE = "ON CONFLICT (plan_id, subject_table, subject_key) DO NOTHING";

  private final Planner.Request request;
  private final UUID plan;
  private final LocalDate today;
  private final Map<String, Long> found = new HashMap<>();

  RulePlan(Planner.Request request, UUID plan, LocalDate today) {
    this.request = request;
    this.plan = plan;
    this.today = today;
  }

  void freeze(JdbcClient jdbc) {
    List<Rule> rules = request.policy().rules();
    List<Rule> actingFirst =
        rules.stream()
            .sorted(
                Comparator.comparing((Rule rule) -> rule.openDecision().isPresent())
                    .thenComparing(rule -> !rule.then().retires()))
            .toList();
    actingFirst.forEach(rule -> freeze(jdbc, rule, isAlone(rule) ? Age.ANY : Age.KNOWN));
    actingFirst.stream()
        .filter(rule -> !isAlone(rule))
        .forEach(rule -> freeze(jdbc, rule, Age.UNKNOWN));
    JoinMethods.leaveToPostgres(jdbc);
  }

  /** Whether no other rule could take its subjects: then one pass over them does for all ages. */
  private boolean isAlone(Rule rule) {
    return request.policy().rules().stream()
            .filter(other -> other.subject().equals(rule.subject()))
            .count()
        == 1;
  }

  /** Which of the included a pass takes. */
  private enum Age {
    ANY(""),
    KNOWN(" AND NOT (%s)"),
    UNKNOWN(" AND (%s)");

    private final String condition;

    Age(String condition) {
      this.condition = condition;
    }

    Fragment of(Due due) {
      return this == ANY
          ? Fragment.of(condition)
          : new Fragment(condition.formatted(due.unknown().sql()), due.unknown().values());
    }
  }

  /** What each rule found, once all is frozen. */
  void count(JdbcClient jdbc) {
    List<Rule> rules = request.policy().rules();
    for (int i = 0; i < rules.size(); i++) {
      count(jdbc, i, rules.get(i));
    }
  }

  private void freeze(JdbcClient jdbc, Rule rule, Age age) {
    Table subject = request.policy().table(rule.subject());
    Due due = DueConditions.of(request.policy(), request.schema(), rule, request.asOf());
    Fragment insert =
        Fragment.of(
                "INSERT INTO lethe.plan_subject (plan_id, rule_id, ordinal, subject_table, subject_key, planned) "
                    + "SELECT ?, ?, ? + row_number() OVER (ORDER BY s.%1$s), ?, s.%1$s::text, "
                        .formatted(Quoted.name(subject.key())),
                plan,
                rule.id(),
                last(jdbc, rule),
                rule.subject().toString())
            .then(planned(rule, subject, due))
            .then(" FROM " + Quoted.table(rule.subject()) + " s WHERE ")
            .then(due.included())
            .then(age.of(due))
            .then(" " + TAKEN_ONCE);
    JoinMethods.chooseFor(jdbc, request.policy(), rule);
    long taken = jdbc.sql(insert.sql()).params(insert.values()).update();
    found.merge(rule.id(), taken, Long::sum);
  }

  /** A number that is not taken, because its subject was, stays free. */
  private long last(JdbcClient jdbc, Rule rule) {
    return jdbc.sql(
            "SELECT coalesce(max(ordinal), 0) FROM lethe.plan_subject WHERE plan_id = ? AND rule_id = ?")
        .params(plan, rule.id())
        .query(Long.class)
        .single();
  }

  private void count(JdbcClient jdbc, int ordinal, Rule rule) {
    jdbc.sql(
            "INSERT INTO lethe.plan_rule (plan_id, ordinal, rule_id, subject_table, examined, due, contacts) VALUES (?, ?, ?, ?, (SELECT count(*) FROM %s), ?, (SELECT count(*) FROM lethe.plan_contact WHERE plan_id = ? AND rule_id = ? AND planned = 'contact'))"
                .formatted(Quoted.table(rule.subject())))
        .params(
            plan,
            ordinal,
            rule.id(),
            rule.subject().toString(),
            found.getOrDefault(rule.id(), 0L),
            plan,
            rule.id())
        .update();
  }

  /** Hold beats everything; restriction freezes; an unknown age or an open decision waits. */
  private Fragment planned(Rule rule, Table subject, Due due) {
    return Fragment.of("CASE WHEN ")
        .then(Freeze.held(subject, today))
        .then(" THEN 'held' WHEN ")
        .then(Freeze.restricted(subject))
        .then(" THEN 'restricted' WHEN (")
        .then(due.unknown())
        .then(
            ") IS NOT FALSE THEN 'quarantined' ELSE ? END",
            rule.openDecision().isPresent() ? "deferred" : "due");
  }
}
