package dev.lethe.jobs.retention;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.Recontacted;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a plan's subjects, counted from the plan's own rows while it is open. */
final class OutcomeCounts {
  private final SourceDatabase source;
  private final Plan plan;

  OutcomeCounts(SourceDatabase source, Plan plan) {
    this.source = source;
    this.plan = plan;
  }

  Counts subjects(String rule) {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT r.examined, r.due,
                      count(*) FILTER (WHERE s.outcome = 'done') AS done,
                      count(*) FILTER (WHERE s.outcome = 'returned') AS returned,
                      count(*) FILTER (WHERE s.planned = 'held' OR s.outcome = 'held') AS held,
                      count(*) FILTER (WHERE s.planned = 'restricted' OR s.outcome = 'restricted') AS restricted,
                      count(*) FILTER (WHERE s.outcome = 'failed') AS failed,
                      count(*) FILTER (WHERE s.planned = 'quarantined') AS quarantined,
                      count(*) FILTER (WHERE s.planned = 'deferred' OR s.outcome = 'deferred') AS deferred
                    FROM lethe.plan_rule r
                    LEFT JOIN lethe.plan_subject s ON s.plan_id = r.plan_id AND s.rule_id = r.rule_id
                    WHERE r.plan_id = ? AND r.rule_id = ?
                    GROUP BY r.examined, r.due
                    """)
                .params(plan.id(), rule)
                .query(
                    (row, n) ->
                        new Counts(
                            row.getLong("examined"),
                            row.getLong("due"),
                            row.getLong("done"),
                            row.getLong("returned"),
                            row.getLong("held"),
                            row.getLong("restricted"),
                            row.getLong("failed"),
                            row.getLong("quarantined"),
                            row.getLong("deferred")))
                .single());
  }

  Rows rows(String rule, String table) {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT coalesce(sum(row_count) FILTER (WHERE action = ?), 0) AS deleted,
                           coalesce(sum(row_count) FILTER (WHERE action = ?), 0) AS blanked,
                           coalesce(sum(row_count) FILTER (WHERE action = ?), 0) AS archived,
                           coalesce(sum(row_count) FILTER (WHERE action = ?), 0) AS pseudonymised
                    FROM lethe.tally WHERE plan_id = ? AND rule_id = ? AND table_name = ?
                    """)
                .params(
                    AtExpiry.DELETE.word(),
                    AtExpiry.BLANK.word(),
                    AtExpiry.ARCHIVE.word(),
                    Then.PSEUDONYMISE.word(),
                    plan.id(),
                    rule,
                    table)
                .query(
                    (row, n) ->
                        new Rows(
                            row.getLong("deleted"),
                            row.getLong("blanked"),
                            row.getLong("archived"),
                            row.getLong("pseudonymised")))
                .single());
  }

  /** Planned and asked; then, of those retired, what came of it. */
  Recontacted recontacted(String rule) {
    Map<String, Long> counts = new HashMap<>();
    read(
        jdbc -> {
          jdbc.sql(
                  """
                  SELECT what, people FROM lethe.contact_tally WHERE plan_id = ? AND rule_id = ?
                  UNION ALL
                  SELECT CASE coalesce(outcome, planned)
                           WHEN 'sent' THEN 'sent' WHEN 'returned' THEN 'returned'
                           WHEN 'late' THEN 'deferred' WHEN 'deferred' THEN 'deferred' ELSE 'spared' END,
                         count(*)
                  FROM lethe.plan_contact WHERE plan_id = ? AND rule_id = ? GROUP BY 1
                  """)
              .params(plan.id(), rule, plan.id(), rule)
              .query(
                  row -> {
                    counts.merge(row.getString("what"), row.getLong("people"), Long::sum);
                  });
          return counts;
        });
    return recontacted(what -> counts.getOrDefault(what, 0L));
  }

  private static Recontacted recontacted(ToLongFunction<String> of) {
    return new Recontacted(
        of.applyAsLong("sent")
            + of.applyAsLong("spared")
            + of.applyAsLong("returned")
            + of.applyAsLong("deferred"),
        of.applyAsLong("sent"),
        of.applyAsLong("spared"),
        of.applyAsLong("returned"),
        of.applyAsLong("deferred"),
        of.applyAsLong("yes"),
        of.applyAsLong("silent-deleted"),
        of.applyAsLong("no-deleted"),
        of.applyAsLong("spared-deleted"),
        of.applyAsLong("not-in-time"));
  }

  long pooled(String rule) {
    return ruleColumn(rule, "pooled");
  }

  /** 0: nothing was done. */
  long maxLatenessHours(String rule) {
    return ruleColumn(rule, "max_lateness_hours");
  }

  long unpublished(String rule) {
    return ruleColumn(rule, "unpublished");
  }

  Map<String, Long> heldByReason(String rule) {
    var reasons = new HashMap<String, Long>();
    read(
        jdbc -> {
          jdbc.sql(
                  """
                  SELECT coalesce(h.kind, 'closed-since') AS kind, count(DISTINCT s.subject_key) AS people
                  FROM lethe.plan_subject s
                  LEFT JOIN (
                    SELECT subject_table, subject_key, kind FROM lethe.hold WHERE closed_at IS NULL
                    UNION ALL
                    SELECT subject_table, subject_key, 'pending-export' FROM lethe.pending_export
                    WHERE due_on >= ?
                  ) h ON h.subject_table = s.subject_table AND h.subject_key = s.subject_key
                  WHERE s.plan_id = ? AND s.rule_id = ? AND (s.planned = 'held' OR s.outcome = 'held')
                  GROUP BY 1
                  """)
              .params(plan.plannedAt().atOffset(ZoneOffset.UTC).toLocalDate(), plan.id(), rule)
              .query(
                  row -> {
                    reasons.put(row.getString("kind"), row.getLong("people"));
                  });
          return reasons;
        });
    return reasons;
  }

  /** Of entries of the archive; a hold may be on the row or on whom it belonged to. */
  Map<String, Long> archiveHeldByReason(String term) {
    var reasons = new HashMap<String, Long>();
    source.as(
        SourceRole.ARCHIVIST,
        "count plan " + plan.id(),
        jdbc -> {
          jdbc.sql(
                  """
                  SELECT coalesce(h.kind, 'closed-since') AS kind, count(DISTINCT s.subject_key) AS entries
                  FROM lethe.plan_subject s
                  LEFT JOIN lethe_archive.entry e ON e.entry_id::text = s.subject_key
                  LEFT JOIN lethe.hold h ON h.closed_at IS NULL AND %s
                  WHERE s.plan_id = ? AND s.rule_id = ? AND (s.planned = 'held' OR s.outcome = 'held')
                  GROUP BY 1
                  """
                      .formatted(Entries.isAbout("h")))
              .params(plan.id(), term)
              .query(
                  row -> {
                    reasons.put(row.getString("kind"), row.getLong("entries"));
                  });
          return reasons;
        });
    return reasons;
  }

  /** SQLSTATEs only. */
  List<String> errorCodes(String rule) {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT DISTINCT substring(error_code FROM 'SQLSTATE ([0-9A-Z]{5})')
                    FROM lethe.plan_subject
                    WHERE plan_id = ? AND rule_id = ? AND error_code IS NOT NULL ORDER BY 1
                    """)
                .params(plan.id(), rule)
                .query(String.class)
                .list());
  }

  private long ruleColumn(String rule, String column) {
    return read(
        jdbc ->
            jdbc.sql(
                    "SELECT %s FROM lethe.plan_rule WHERE plan_id = ? AND rule_id = ?"
                        .formatted(column))
                .params(plan.id(), rule)
                .query(Long.class)
                .single());
  }

  private <T> T read(Function<JdbcClient, T> query) {
    return source.as(SourceRole.APPLIER, "count plan " + plan.id(), query);
  }
}
