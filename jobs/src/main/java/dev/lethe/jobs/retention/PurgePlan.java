package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SourceRole;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Freezes what the archive must let go of, term by term, as lines of the plan after those of the
 * rules. The planner may not look into the archive: within the plan's transaction the archivist
 * does it, and writes down random ids and counts.
 */
final class PurgePlan {
  private final Policy policy;
  private final UUID plan;
  private final LocalDate asOf;

  PurgePlan(Policy policy, UUID plan, LocalDate asOf) {
    this.policy = policy;
    this.plan = plan;
    this.asOf = asOf;
  }

  /** A plan for one person's request lets the archive be. */
  void freeze(JdbcClient jdbc) {
    if (policy.rules().stream().anyMatch(rule -> rule.trigger() instanceof Trigger.Requested)) {
      return;
    }
    role(jdbc, SourceRole.ARCHIVIST);
    requireKnown(jdbc);
    int ordinal = policy.rules().size();
    for (Table table : policy.archived()) {
      for (Archive.Term term : table.archive().orElseThrow().terms()) {
        freeze(jdbc, ordinal++, table, term);
      }
    }
    role(jdbc, SourceRole.PLANNER);
  }

  private static void role(JdbcClient jdbc, SourceRole role) {
    jdbc.sql("SET LOCAL ROLE " + Quoted.name(role.role())).update();
  }

  /** Rows of a table that has lost its archive in the policy would stay for ever, unseen. */
  private void requireKnown(JdbcClient jdbc) {
    String[] known =
        policy.archived().stream().map(table -> table.name().toString()).toArray(String[]::new);
    List<String> unknown =
        jdbc.sql(
                "SELECT DISTINCT e.table_name FROM lethe_archive.entry e WHERE e.controller = ? AND e.table_name <> ALL (?::text[]) ORDER BY 1")
            .params(policy.controller().value(), known)
            .query(String.class)
            .list();
    if (!unknown.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot plan %s: the archive holds rows of %s, and the policy no longer says how long. Write its 'archive' again; it may go once the rows are gone."
              .formatted(policy.controller(), String.join(", ", unknown)));
    }
  }

  private void freeze(JdbcClient jdbc, int ordinal, Table table, Archive.Term term) {
    String name = Entries.tableOf(table.name()).toString();
    Fragment insert =
        Fragment.of(
                "INSERT INTO lethe.plan_subject (plan_id, rule_id, ordinal, subject_table, subject_key, planned)"
                    + " SELECT ?, ?, row_number() OVER (ORDER BY e.entry_id), ?, e.entry_id::text,"
                    + " CASE WHEN %s THEN 'held' WHEN %s THEN 'restricted' ELSE ? END"
                        .formatted(Entries.held(), Entries.restricted())
                    + " FROM lethe_archive.entry e WHERE ",
                plan,
                term.id(),
                name,
                term.openDecision().isPresent() ? "deferred" : "due")
            .then(Entries.of(policy, table, term))
            .then(" AND e.purge_after < ?", asOf);
    long due = jdbc.sql(insert.sql()).params(insert.values()).update();
    Fragment line =
        Fragment.of(
                "INSERT INTO lethe.plan_rule (plan_id, ordinal, rule_id, subject_table, examined, due)"
                    + " SELECT ?, ?, ?, ?, count(*), ? FROM lethe_archive.entry e WHERE ",
                plan,
                ordinal,
                term.id(),
                name,
                due)
            .then(Entries.of(policy, table, term));
    jdbc.sql(line.sql()).params(line.values()).update();
  }
}
