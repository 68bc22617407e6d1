package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One subject's row, found by its key. Its lock is the one that retiring takes: whoever comes first
 * is obeyed by the other.
 */
public final class SubjectRow {
  private SubjectRow() {}

  /**
   * Locks the row until the transaction ends.
   *
   * @throws LetheException INVALID where the table has no subjects, or none with this key
   */
  public static void lock(JdbcClient jdbc, Policy policy, TableName name, String key) {
    Table table = policy.tables().get(name);
    if (table == null || table.ownRow().isEmpty()) {
      throw cannot(name, "no rule acts on that table. Name a subject's table with --table");
    }
    if (!find(jdbc, table, key)) {
      throw cannot(name, "it has none with that key. Look the key up in the application");
    }
  }

  /**
   * Locks the row, and what the archive holds of it: for what must also stop a purge.
   *
   * @throws LetheException INVALID where neither is there
   */
  public static void lockAlsoArchived(JdbcClient jdbc, Policy policy, TableName name, String key) {
    if (!Entries.lock(jdbc, policy, name, key)) {
      lock(jdbc, policy, name, key);
    } else if (policy.tables().containsKey(name)) {
      find(jdbc, policy.table(name), key);
    }
  }

  private static boolean find(JdbcClient jdbc, Table table, String key) {
    return jdbc.sql(
            "SELECT 1 FROM %s s WHERE s.%s::text = ? FOR UPDATE"
                .formatted(Quoted.table(table.name()), Quoted.name(table.key())))
        .param(key)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static LetheException cannot(TableName name, String reason) {
    return new LetheException(
        ExitCode.INVALID, "Cannot use a row of %s: %s.".formatted(name, reason));
  }
}
