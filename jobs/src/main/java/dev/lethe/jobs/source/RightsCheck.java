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
  private static final String HIDDEN =
      """
      SELECT format('%s on %s', r.rolname, t.name)
      FROM unnest(?::text[], ?::text[]) AS t(quoted, name)
      JOIN pg_class c ON c.oid = t.quoted::regclass AND c.relrowsecurity
      CROSS JOIN pg_roles r
      WHERE r.rolname IN ('lethe_planner', 'lethe_applier') AND NOT r.rolbypassrls
      ORDER BY t.name, r.rolname
      """;

  /** The youngest of what 'install' makes: an older one lacks some. */
  private static final List<String> MADE =
      List.of(
          "notice",
          "applied_policy",
          "pseudonym",
          "opposed_row",
          "backup_duty",
          "directive",
          "recontact");

  private RightsCheck() {}

  /**
   * Names every right that is missing at once. A row that row-level security hides would be kept in
   * silence; what its policies say is not looked at.
   *
   * @throws LetheException INVALID where a right is missing, row-level security applies to a role,
   *     or schema lethe is not installed
   */
  public static void require(JdbcClient jdbc, Policy policy) {
    boolean installed =
        jdbc.sql(
                "SELECT bool_and(to_regclass('lethe.' || made) IS NOT NULL) FROM unnest(?::text[]) made")
            .param(MADE.toArray(String[]::new))
            .query(Boolean.class)
            .single();
    List<String> missing =
        installed
            ? found(MISSING, jdbc, policy)
            : List.of("schema lethe is not there, or older than this program");
    if (!missing.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot work on %s: %s. Run 'lethe install', or have the statements of 'lethe install --print-sql' run."
              .formatted(policy.controller(), String.join("; ", missing)));
    }
    requireEveryRow(jdbc, policy);
  }

  private static void requireEveryRow(JdbcClient jdbc, Policy policy) {
    List<String> hidden = found(HIDDEN, jdbc, policy);
    if (!hidden.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot work on %s: row-level security may hide rows from %s. Have 'ALTER ROLE lethe_planner BYPASSRLS' and 'ALTER ROLE lethe_applier BYPASSRLS' run, or disable it on these tables."
              .formatted(policy.controller(), String.join(", ", hidden)));
    }
  }

  private static List<String> found(String query, JdbcClient jdbc, Policy policy) {
    return jdbc.sql(query)
        .params(
            policy.tables().keySet().stream().map(Quoted::table).toArray(String[]::new),
            policy.tables().keySet().stream().map(Object::toString).toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
