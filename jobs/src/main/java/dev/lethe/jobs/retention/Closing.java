package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends a plan: its rows, its pool, its tokens and its key are destroyed. What is left are counts. A
 * pool whose release was refused goes the same way.
 */
final class Closing {
  private Closing() {}

  static void close(SourceDatabase source, Plan plan) {
    source.as(
        SourceRole.APPLIER,
        "close plan " + plan.id(),
        jdbc -> {
          keepCounts(jdbc, plan);
          for (String table :
              new String[] {"plan_subject", "plan_contact", "pool", "residue_token"}) {
            jdbc.sql("DELETE FROM lethe." + table + " WHERE plan_id = ?").param(plan.id()).update();
          }
          jdbc.sql("DELETE FROM lethe.opposed_row WHERE controller = ?")
              .param(plan.controller())
              .update();
          return jdbc.sql("UPDATE lethe.plan SET state = 'CLOSED', key = NULL WHERE plan_id = ?")
              .param(plan.id())
              .update();
        });
  }

  private static void keepCounts(JdbcClient jdbc, Plan plan) {
    jdbc.sql(
            """
            UPDATE lethe.plan_rule r SET held = c.held, restricted = c.restricted,
              quarantined = c.quarantined, deferred = c.deferred
            FROM (SELECT q.rule_id,
                    count(*) FILTER (WHERE s.planned = 'held') AS held,
                    count(*) FILTER (WHERE s.planned = 'restricted') AS restricted,
                    count(*) FILTER (WHERE s.planned = 'quarantined') AS quarantined,
                    count(*) FILTER (WHERE s.planned = 'deferred') AS deferred
                  FROM lethe.plan_rule q
                  LEFT JOIN lethe.plan_subject s ON s.plan_id = q.plan_id AND s.rule_id = q.rule_id
                  WHERE q.plan_id = ? GROUP BY q.rule_id) c
            WHERE r.plan_id = ? AND r.rule_id = c.rule_id AND r.held IS NULL
            """)
        .params(plan.id(), plan.id())
        .update();
  }
}
