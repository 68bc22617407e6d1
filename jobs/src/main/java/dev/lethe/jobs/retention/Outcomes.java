package dev.lethe.jobs.retention;

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
  private final Chunk chunk;

  Outcomes(JdbcClient jdbc, UUID plan, Chunk chunk) {
    this.jdbc = jdbc;
    this.plan = plan;
    this.chunk = chunk;
  }

  void write(List<String> keys, String outcome) {
    if (!keys.isEmpty()) {
      update(keys, outcome, "");
    }
  }

  /** Those of the chunk that have no outcome yet. */
  void writeRest(String outcome) {
    update(chunk.keys(), outcome, " AND outcome IS NULL");
  }

  void failed(String errorCode) {
    jdbc.sql(
            """
            UPDATE lethe.plan_subject SET outcome = 'failed', error_code = ?
            WHERE plan_id = ? AND subject_table = ? AND subject_key = ANY (?::text[])
              AND rule_id = ? AND outcome IS NULL
            """)
        .params(
            errorCode,
            plan,
            chunk.subject().toString(),
            chunk.keys().toArray(String[]::new),
            chunk.rule())
        .update();
  }

  void tally(Retirements.Change change) {
    jdbc.sql(
            """
            INSERT INTO lethe.tally AS t (plan_id, rule_id, table_name, via, action, row_count)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (plan_id, rule_id, table_name, via, action)
            DO UPDATE SET row_count = t.row_count + excluded.row_count
            """)
        .params(
            plan,
            chunk.rule(),
            change.owned().table().name().toString(),
            change.owned().via(),
            change.how().word(),
            change.rows())
        .update();
  }

  private void update(List<String> keys, String outcome, String condition) {
    jdbc.sql(
            """
            UPDATE lethe.plan_subject SET outcome = ?
            WHERE plan_id = ? AND subject_table = ? AND subject_key = ANY (?::text[])
              AND rule_id = ? AND planned = 'due'
            """
                + condition)
        .params(
            outcome, plan, chunk.subject().toString(), keys.toArray(String[]::new), chunk.rule())
        .update();
  }
}
