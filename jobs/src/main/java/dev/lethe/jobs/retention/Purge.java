package dev.lethe.jobs.retention;

import dev.lethe.config.CrashPoint;
import dev.lethe.jobs.backups.BackupDuty;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases from the archive what the plan froze as due, chunk by chunk, as the archivist: lock, look
 * again at holds and restrictions, erase, write down, in one transaction.
 */
final class Purge {
  private final SourceDatabase source;
  private final ApprovedPlan approved;
  private final Lease lease;
  private final Clock clock;

  Purge(SourceDatabase source, ApprovedPlan approved, Lease lease, Clock clock) {
    this.source = source;
    this.approved = approved;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * @param chunk of one term; its keys are ids of entries
   */
  void carryOut(Chunk chunk) {
    source.as(
        SourceRole.ARCHIVIST,
        "purge the archive by plan " + approved.plan().id(),
        jdbc -> {
          carryOut(jdbc, chunk);
          return chunk;
        });
  }

  private record Again(String entry, String state, LocalDate purgeAfter) {}

  private void carryOut(JdbcClient jdbc, Chunk chunk) {
    lease.require(jdbc);
    OpenPlan.require(jdbc, approved.plan());
    String[] ids = chunk.keys().toArray(String[]::new);
    jdbc.sql(
            "SELECT 1 FROM lethe_archive.entry e WHERE e.entry_id = ANY (?::text[]::uuid[]) ORDER BY e.entry_id FOR UPDATE")
        .params((Object) ids)
        .query(row -> {});
    List<Again> again = lookAgain(jdbc, ids);
    List<String> act = entries(again, "due");
    jdbc.sql("DELETE FROM lethe_archive.entry e WHERE e.entry_id = ANY (?::text[]::uuid[])")
        .params((Object) act.toArray(String[]::new))
        .update();
    var outcomes = new Outcomes(jdbc, approved.plan().id(), chunk);
    outcomes.write(act, "done");
    outcomes.write(entries(again, "held"), "held");
    outcomes.write(entries(again, "restricted"), "restricted");
    outcomes.writeRest(chunk.keys(), "returned");
    count(jdbc, chunk.rule(), act.size(), lateness(again));
    if (!act.isEmpty()) {
      new BackupDuty(approved.policy(), approved.plan().id(), chunk.rule(), clock)
          .note(jdbc, Optional.empty());
    }
    CrashPoint.IN_PURGE.reached();
  }

  private List<Again> lookAgain(JdbcClient jdbc, String[] ids) {
    return jdbc.sql(
            """
            SELECT e.entry_id::text AS entry, e.purge_after,
              CASE WHEN %s THEN 'held' WHEN %s THEN 'restricted' ELSE 'due' END AS state
            FROM lethe_archive.entry e WHERE e.entry_id = ANY (?::text[]::uuid[]) AND e.purge_after < ?
            """
                .formatted(Entries.held(), Entries.restricted()))
        .params(ids, approved.plan().asOf())
        .query(
            (row, n) ->
                new Again(
                    row.getString("entry"),
                    row.getString("state"),
                    row.getObject("purge_after", LocalDate.class)))
        .list();
  }

  private static List<String> entries(List<Again> again, String state) {
    return again.stream().filter(one -> one.state().equals(state)).map(Again::entry).toList();
  }

  /** Hours since the longest overdue of the erased fell due. */
  private long lateness(List<Again> again) {
    return again.stream()
        .filter(one -> one.state().equals("due"))
        .map(one -> one.purgeAfter().plusDays(1).atStartOfDay(approved.policy().zone()))
        .mapToLong(due -> Math.max(0, Duration.between(due.toInstant(), clock.instant()).toHours()))
        .max()
        .orElse(0);
  }

  private void count(JdbcClient jdbc, String term, int done, long lateness) {
    jdbc.sql(
            """
            UPDATE lethe.plan_rule SET unpublished = unpublished + ?,
              max_lateness_hours = greatest(max_lateness_hours, ?)
            WHERE plan_id = ? AND rule_id = ?
            """)
        .params(done, lateness, approved.plan().id(), term)
        .update();
  }
}
