package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Retirements;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down, in the transaction that did it, what became of a chunk. Subjects are found by table
 * and key, which are indexed: by rule alone every chunk would read the whole plan.
 */
final class Outcomes {
  private final JdbcClient jdbc;
  private final UUID plan;
  private final String rule;
  private final String table;

  Outcomes(JdbcClient jdbc, UUID plan, Chunk chunk) {
    this.jdbc = jdbc;
    this.plan = plan;
    this.rule = chunk.rule();
    this.table = chunk.table();
  }

  /** Each key has its line: otherwise the same chunk would come back for ever. */
  void write(List<String> keys, String outcome) {
    if (!keys.isEmpty() && update(keys, outcome, "") != keys.size()) {
      throw new IllegalStateException("A chunk's outcome found no line of the plan");
    }
  }

  /** Those of the chunk that have no outcome yet. */
  void writeRest(List<String> chunk, String outcome) {
    update(chunk, outcome, " AND outcome IS NULL");
  }

  void failed(List<String> chunk, String errorCode) {
    jdbc.sql(
            """
            UPDATE lethe.plan_subject SET outcome = 'failed', error_code = ?
            WHERE plan_id = ? AND subject_table = ? AND subject_key = ANY (?::text[])
              AND rule_id = ? AND outcome IS NULL
            """)
        .params(errorCode, plan, table, chunk.toArray(String[]::new), rule)
        .update();
  }

  void tally(Retirements.Change change) {
    tally(change.owned(), change.how().word(), change.rows());
  }

  /** Rows of a table that met the same end, or beginning of it. */
  void tally(Ownership owned, String action, long rows) {
    jdbc.sql(
            """
            INSERT INTO lethe.tally AS t (plan_id, rule_id, table_name, via, action, row_count)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (plan_id, rule_id, table_name, via, action)
            DO UPDATE SET row_count = t.row_count + excluded.row_count
            """)
        .params(plan, rule, owned.table().name().toString(), owned.via(), action, rows)
        .update();
  }

  private int update(List<String> keys, String outcome, String condition) {
    return jdbc.sql(
            """
            UPDATE lethe.plan_subject SET outcome = ?
            WHERE plan_id = ? AND subject_table = ? AND subject_key = ANY (?::text[])
              AND rule_id = ? AND planned = 'due'
            """
                + condition)
        .params(outcome, plan, table, keys.toArray(String[]::new), rule)
        .update();
  }
}
