package dev.lethe.jobs.source;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of the intermediate archive, as conditions on alias {@code e}. Only the archivist may ask.
 */
public final class Entries {
  private static final String SCHEMA = "lethe_archive";

  private Entries() {}

  /** How plans and the run log name the archived rows of a table. */
  public static TableName tableOf(TableName archived) {
    return new TableName(SCHEMA, archived.toString());
  }

  /** Whether plans name archived rows so. */
  public static boolean areOf(String table) {
    return table.startsWith(SCHEMA + ".");
  }

  /** Those that a term keeps; the last one keeps as well what a term kept that is no more. */
  public static Fragment of(Policy policy, Table table, Archive.Term term) {
    List<Archive.Term> terms = table.archive().orElseThrow().terms();
    boolean isLast = term.equals(terms.get(terms.size() - 1));
    String[] others =
        terms.stream()
            .filter(other -> !other.equals(term))
            .map(Archive.Term::id)
            .toArray(String[]::new);
    Fragment ofTable =
        Fragment.of(
            "e.controller = ? AND e.table_name = ? AND ",
            policy.controller().value(),
            table.name().toString());
    return isLast
        ? ofTable.then("e.term_id <> ALL (?::text[])", (Object) others)
        : ofTable.then("e.term_id = ?", term.id());
  }

  /** A hold on the row itself, or on whom it belonged to. */
  public static String held() {
    return frozen("lethe.hold", "closed_at");
  }

  public static String restricted() {
    return frozen("lethe.restriction", "lifted_at");
  }

  private static String frozen(String table, String ended) {
    return "EXISTS (SELECT 1 FROM %s f WHERE f.%s IS NULL AND %s)"
        .formatted(table, ended, isAbout("f"));
  }

  /** Hold or restriction {@code f} is about entry {@code e}. */
  public static String isAbout(String f) {
    return "((%1$s.subject_table, %1$s.subject_key) = (e.table_name, e.row_key) OR (%1$s.subject_table, %1$s.subject_key) = (e.subject_table, e.subject_key))"
        .formatted(f);
  }

  /**
   * Locks what is archived of a row, or of whom it belonged to: the lock that a purge takes.
   *
   * @return whether there is anything
   */
  static boolean lock(JdbcClient jdbc, Policy policy, TableName table, String key) {
    if (policy.archived().isEmpty()) {
      return false;
    }
    jdbc.sql("SET LOCAL ROLE " + Quoted.name(SourceRole.ARCHIVIST.role())).update();
    int found =
        jdbc.sql(
                """
                SELECT 1 FROM lethe_archive.entry e WHERE e.controller = ?
                  AND ((e.table_name, e.row_key) = (?, ?) OR (e.subject_table, e.subject_key) = (?, ?))
                ORDER BY e.entry_id FOR UPDATE
                """)
            .params(policy.controller().value(), table.toString(), key, table.toString(), key)
            .query(Integer.class)
            .list()
            .size();
    jdbc.sql("SET LOCAL ROLE NONE").update();
    return found > 0;
  }
}
