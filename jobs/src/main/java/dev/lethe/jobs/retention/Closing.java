package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;

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
          for (String table : new String[] {"plan_subject", "pool", "residue_token"}) {
            jdbc.sql("DELETE FROM lethe." + table + " WHERE plan_id = ?").param(plan.id()).update();
          }
          return jdbc.sql("UPDATE lethe.plan SET state = 'CLOSED', key = NULL WHERE plan_id = ?")
              .param(plan.id())
              .update();
        });
  }
}
