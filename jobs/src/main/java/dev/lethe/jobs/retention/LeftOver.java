package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.JoinMethods;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Ownerships;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every rule again and sweeps every relation: nothing due may be left but what the plan
 * accounts for, and no row may point at a retired subject, foreign key or not.
 */
final class LeftOver {
  private final SourceDatabase source;
  private final Policy policy;
  private final LiveSchema schema;
  private final Plan plan;
  private final LocalDate today;

  LeftOver(SourceDatabase source, Policy policy, LiveSchema schema, Plan plan, LocalDate today) {
    this.source = source;
    this.policy = policy;
    this.schema = schema;
    this.plan = plan;
    this.today = today;
  }

  /** Rules with somebody left. */
  List<Verification.Left> due() {
    var left = new ArrayList<Verification.Left>();
    policy.rules().stream()
        .filter(rule -> rule.openDecision().isEmpty())
        .forEach(rule -> left.add(new Verification.Left(rule.id(), dueAndUnaccounted(rule))));
    for (Table table : policy.archived()) {
      for (Archive.Term term : table.archive().orElseThrow().terms()) {
        left.add(new Verification.Left(term.id(), inArchive(table, term)));
      }
    }
    return left.stream().filter(one -> one.rows() > 0).toList();
  }

  /** What should have left the archive; what it keeps until its day is no residue. */
  private long inArchive(Table table, Archive.Term term) {
    if (policy.rules().stream().anyMatch(rule -> rule.trigger() instanceof Trigger.Requested)) {
      return 0;
    }
    Fragment due =
        Fragment.of("SELECT count(*) FROM lethe_archive.entry e WHERE ")
            .then(Entries.of(policy, table, term))
            .then(
                " AND e.purge_after < ? AND NOT %s AND NOT %s AND NOT EXISTS (SELECT 1 FROM lethe.plan_subject p WHERE p.plan_id = ? AND p.subject_table = ? AND p.subject_key = e.entry_id::text AND (p.planned <> 'due' OR p.outcome IN ('held', 'restricted', 'failed', 'deferred')))"
                    .formatted(Entries.held(), Entries.restricted()),
                plan.asOf(),
                plan.id(),
                Entries.tableOf(table.name()).toString());
    return count(SourceRole.ARCHIVIST, due);
  }

  /** Ownerships with a row left. */
  List<Verification.Left> rows() {
    var left = new ArrayList<Verification.Left>();
    policy.rules().stream()
        .filter(rule -> rule.then().retires())
        .map(Rule::subject)
        .distinct()
        .forEach(subject -> left.addAll(rows(subject)));
    return left;
  }

  private List<Verification.Left> rows(TableName subject) {
    return Ownerships.of(policy, subject).stream()
        .filter(Ownership::unlinks)
        .map(owned -> new Verification.Left(owned.toString(), count(pointing(owned, subject))))
        .filter(left -> left.rows() > 0)
        .toList();
  }

  private long dueAndUnaccounted(Rule rule) {
    Fragment query = unaccounted(rule);
    return source.as(
        SourceRole.PLANNER,
        "verify plan " + plan.id(),
        jdbc -> {
          JoinMethods.chooseFor(jdbc, policy, rule);
          return jdbc.sql(query.sql()).params(query.values()).query(Long.class).single();
        });
  }

  private Fragment unaccounted(Rule rule) {
    Table subject = policy.table(rule.subject());
    Due due = DueConditions.of(policy, schema, rule, plan.asOf());
    return Fragment.of("SELECT count(*) FROM " + Quoted.table(rule.subject()) + " s WHERE ")
        .then(due.included())
        .then(" AND NOT (")
        .then(due.unknown())
        .then(") AND NOT ")
        .then(Freeze.held(subject, today))
        .then(" AND NOT ")
        .then(Freeze.restricted(subject))
        .then(
            """
             AND NOT EXISTS (SELECT 1 FROM lethe.plan_subject p WHERE p.plan_id = ?
               AND p.subject_table = ? AND p.subject_key = %s::text
               AND (p.planned IN ('held', 'restricted') OR (p.planned <> 'due' AND p.rule_id = ?)
                 OR p.outcome IN ('held', 'restricted', 'failed', 'deferred')))
            """
                .formatted(Quoted.column("s", subject.key())),
            plan.id(),
            rule.subject().toString(),
            rule.id());
  }

  private Fragment pointing(Ownership owned, TableName subject) {
    Table table = policy.table(subject);
    Fragment retired =
        Fragment.of(
            "SELECT p.subject_key::%s FROM lethe.plan_subject p WHERE p.plan_id = ? AND p.subject_table = ? AND p.outcome = 'done' AND p.rule_id = ANY (?::text[])"
                .formatted(schema.table(subject).column(table.key()).type()),
            plan.id(),
            subject.toString(),
            policy.rules().stream()
                .filter(rule -> rule.then().retires())
                .map(Rule::id)
                .toArray(String[]::new));
    return Fragment.of("SELECT count(*) FROM " + Quoted.table(owned.table().name()) + " t WHERE ")
        .then(owned.rowsOf("t", subject, table.key(), retired));
  }

  private long count(Fragment query) {
    return count(SourceRole.PLANNER, query);
  }

  private long count(SourceRole role, Fragment query) {
    return source.as(
        role,
        "verify plan " + plan.id(),
        jdbc -> jdbc.sql(query.sql()).params(query.values()).query(Long.class).single());
  }
}
