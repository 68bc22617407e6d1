package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks, before anything is written, whether each role may do its work on every table in scope, and
 * whether none but the archivist may look into the archive.
 */
public final class RightsCheck {
  private static final String MISSING =
      """
      SELECT format('%s may not %s %s %s', w.role, w.privilege,
                    CASE w.privilege WHEN 'UPDATE' THEN 'on' ELSE 'from' END, t.name)
      FROM unnest(?::text[], ?::text[]) AS t(quoted, name)
      CROSS JOIN (VALUES ('lethe_planner', 'SELECT'), ('lethe_applier', 'SELECT'),
                         ('lethe_applier', 'UPDATE'), ('lethe_applier', 'DELETE')) AS w(role, privilege)
      WHERE NOT has_table_privilege(w.role, t.quoted, w.privilege)
      UNION ALL
      SELECT 'lethe_applier may not INSERT into lethe_archive.entry'
      WHERE NOT has_table_privilege('lethe_applier', 'lethe_archive.entry', 'INSERT')
      UNION ALL
      SELECT format('%s may look into lethe_archive.entry', r.role)
      FROM unnest(ARRAY['lethe_planner', 'lethe_applier', 'lethe_auditor']) AS r(role)
      WHERE has_any_column_privilege(r.role, 'lethe_archive.entry', 'SELECT')
      ORDER BY 1
      """;

  private RightsCheck() {}

  /**
   * Names every right that is missing at once.
   *
   * @throws LetheException INVALID where one is, or schema lethe is not installed
   */
  public static void require(JdbcClient jdbc, Policy policy) {
    boolean installed =
        jdbc.sql(
                "SELECT to_regclass('lethe.notice') IS NOT NULL AND to_regclass('lethe.applied_policy') IS NOT NULL")
            .query(Boolean.class)
            .single();
    List<String> missing =
        installed
            ? missing(jdbc, policy)
            : List.of("schema lethe is not there, or older than this program");
    if (!missing.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot work on %s: %s. Run 'lethe install', or have the statements of 'lethe install --print-sql' run."
              .formatted(policy.controller(), String.join("; ", missing)));
    }
  }

  private static List<String> missing(JdbcClient jdbc, Policy policy) {
    return jdbc.sql(MISSING)
        .params(
            policy.tables().keySet().stream().map(Quoted::table).toArray(String[]::new),
            policy.tables().keySet().stream().map(Object::toString).toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
