package dev.lethe.jobs.retention;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks one chunk of people in one transaction: lock, look again, write the notice for the recipient
 * and the line that keeps it from being written twice. Nothing is sent here: what is in no
 * committed transaction goes nowhere.
 */
final class RecontactWork {
  private final ApprovedPlan approved;
  private final Rule rule;
  private final Recontact recontact;
  private final Table subject;
  private final Recontacts recontacts;
  private final Lease lease;
  private final Objectors objectors;
  private final LocalDate today;
  private final LocalDate day;

  RecontactWork(ApprovedPlan approved, Rule rule, Lease lease, Objectors objectors, Clock clock) {
    this.approved = approved;
    this.rule = rule;
    this.recontact = rule.recontact().orElseThrow();
    this.subject = approved.policy().table(rule.subject());
    this.recontacts = new Recontacts(approved.policy(), approved.schema(), rule);
    this.lease = lease;
    this.objectors = objectors;
    this.today = LocalDate.now(clock.withZone(approved.policy().zone()));
    this.day = approved.plan().asOf().plusDays(waited());
  }

  /** What an approval took is missing from the time for an answer. */
  private long waited() {
    LocalDate planned = LocalDate.ofInstant(approved.plan().plannedAt(), approved.policy().zone());
    return Math.max(0, today.toEpochDay() - planned.toEpochDay());
  }

  void carryOut(JdbcClient jdbc, Chunk chunk) {
    lease.require(jdbc);
    OpenPlan.require(jdbc, approved.plan());
    Fragment rows = Keys.among(subject, approved.schema(), chunk.keys());
    lock(jdbc, rows);
    List<Again> again = lookAgain(jdbc, rows);
    ask(jdbc, again.stream().filter(Again::isToBeAsked).map(Again::key).toList());
    again.stream()
        .collect(groupingBy(Again::outcome, mapping(Again::key, toList())))
        .forEach((outcome, keys) -> write(jdbc, keys, outcome));
    write(jdbc, chunk.keys(), "returned");
    CrashPoint.IN_RECONTACT.reached();
  }

  private void lock(JdbcClient jdbc, Fragment rows) {
    Fragment lock =
        Fragment.of("SELECT 1 FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(rows)
            .then(" ORDER BY %s FOR UPDATE".formatted(Quoted.column("s", subject.key())));
    jdbc.sql(lock.sql()).params(lock.values()).query(row -> {});
  }

  /** What the second look found. */
  private record Again(String key, String state) {
    boolean isToBeAsked() {
      return state.equals("contact");
    }

    String outcome() {
      return isToBeAsked() ? "sent" : state;
    }
  }

  private List<Again> lookAgain(JdbcClient jdbc, Fragment rows) {
    List<String> objecting = objectors.among(jdbc, subject, rows);
    Fragment look =
        Fragment.of(
                "SELECT %s::text AS key, CASE WHEN ".formatted(Quoted.column("s", subject.key())))
            .then(recontacts.late(day))
            .then(" THEN 'late' ELSE ")
            .then(recontacts.standing(day, today, objecting))
            .then(" END AS state FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(rows)
            .then(" AND ")
            .then(recontacts.toAsk(approved.plan().asOf()));
    return jdbc.sql(look.sql())
        .params(look.values())
        .query((row, n) -> new Again(row.getString("key"), row.getString("state")))
        .list();
  }

  /** Both lines or neither. The days of the notice are today's, those of the line the plan's. */
  private void ask(JdbcClient jdbc, List<String> keys) {
    Fragment ask =
        Fragment.of(
                "WITH asked AS MATERIALIZED (SELECT gen_random_uuid() AS notice_id, %s::text AS key, %s::text AS reference, "
                    .formatted(Quoted.column("s", subject.key()), recontacts.reference()))
            .then(recontacts.start())
            .then(" AS began, ?::date + (", today)
            .then(recontacts.end())
            .then(" - ?::date) AS answer_by FROM ", day)
            .then(Quoted.table(rule.subject()) + " s WHERE ")
            .then(Keys.among(subject, approved.schema(), keys))
            .then(
                """
                ), told AS (
                  INSERT INTO lethe.notice (notice_id, controller, plan_id, rule_id, recipient, reference,
                    asked_on, receipt_due, purpose, send_by, answer_by)
                  SELECT notice_id, ?, ?::uuid, ?, ?, reference, ?::date, answer_by - ?, 'contact',
                    answer_by - ?, answer_by FROM asked)
                INSERT INTO lethe.recontact (subject_table, subject_key, period_start, rule_id, asked_on, notice_id)
                SELECT ?, key, began, ?, ?::date, notice_id FROM asked
                """,
                approved.policy().controller().value(),
                approved.plan().id(),
                rule.id(),
                recontact.recipient(),
                today,
                recontact.daysBefore(),
                recontact.daysBefore(),
                rule.subject().toString(),
                rule.id(),
                day);
    jdbc.sql(ask.sql()).params(ask.values()).update();
  }

  /** Those that have no outcome yet. */
  private void write(JdbcClient jdbc, List<String> keys, String outcome) {
    jdbc.sql(
            """
            UPDATE lethe.plan_contact SET outcome = ?
            WHERE plan_id = ? AND subject_table = ? AND subject_key = ANY (?::text[])
              AND rule_id = ? AND planned = 'contact' AND outcome IS NULL
            """)
        .params(
            outcome,
            approved.plan().id(),
            rule.subject().toString(),
            keys.toArray(String[]::new),
            rule.id())
        .update();
  }
}
