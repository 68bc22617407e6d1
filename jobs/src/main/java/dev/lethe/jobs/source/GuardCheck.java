package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks, before anything is written, whether each guard by trigger stands: on the table and on each
 * of its partitions, enabled, as this program wrote it, last of its kind, and with sight of every
 * parent. A session that calls itself a replica passes it by, as it does a foreign key.
 */
public final class GuardCheck {
  private static final String WRONG =
      """
      WITH relation AS (
        SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          AS r(name, child, parent, key, function, trigger, body)),
      place AS (
        SELECT r.*, t.oid AS trigger_oid, t.tgenabled, f.oid AS function_oid,
               %1$s
                 AND f.prosrc = r.body AND f.prosecdef AND f.provolatile = 'v' AND l.lanname = 'plpgsql'
                 AND f.proconfig = ARRAY['search_path=%2$s'] AND f.proowner = to_regrole('%3$s') AS own,
               EXISTS (SELECT FROM pg_trigger o WHERE o.tgrelid = c.oid AND o.tgname > t.tgname
                       AND o.tgtype & 3 = 3 AND o.tgtype & 20 <> 0) AS early,
               has_column_privilege('%3$s', r.parent, r.key, 'SELECT')
                 AND has_column_privilege('%3$s', r.parent, r.key, 'UPDATE') AS entitled
        FROM relation r
        CROSS JOIN LATERAL (SELECT r.child::regclass::oid
                            UNION SELECT p.relid FROM pg_partition_tree(r.child::regclass) p) c(oid)
        LEFT JOIN (pg_proc f JOIN pg_language l ON l.oid = f.prolang)
          ON f.pronamespace = to_regnamespace('lethe_guard') AND f.proname = r.function
        LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgfoid = f.oid AND t.tgname = r.trigger)
      SELECT DISTINCT format('the guard of %%s %%s', name,
               CASE WHEN trigger_oid IS NULL THEN 'is not there'
                    WHEN tgenabled NOT IN ('O', 'A') THEN 'is switched off'
                    WHEN own IS NOT TRUE THEN 'is not as Lethe writes it'
                    WHEN early THEN 'comes before another trigger, which may change the link; have that one renamed'
                    WHEN NOT entitled THEN 'may not look at its parents'
                    ELSE 'may not see every parent: row-level security applies to %3$s; have ALTER ROLE %3$s BYPASSRLS run' END)
      FROM place
      WHERE trigger_oid IS NULL OR tgenabled NOT IN ('O', 'A') OR own IS NOT TRUE OR early OR NOT entitled
         OR EXISTS (SELECT FROM pg_class c JOIN pg_roles o ON o.rolname = '%3$s' AND NOT o.rolbypassrls
                    WHERE c.oid = parent::regclass AND c.relrowsecurity)
      ORDER BY 1
      """
          .formatted(GuardTrigger.SHAPE, GuardTrigger.PATH, GuardTrigger.OWNER);

  private GuardCheck() {}

  /**
   * Names every guard that does not stand.
   *
   * @return how many stand
   * @throws LetheException INVALID where one does not
   */
  public static int require(JdbcClient jdbc, Policy policy) {
    List<GuardedRelation> relations = GuardedRelation.of(policy);
    List<String> wrong = relations.isEmpty() ? List.of() : wrong(jdbc, relations);
    if (!wrong.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot work on %s: %s. Run 'lethe install', or have the statements of 'lethe install --print-sql' run."
              .formatted(policy.controller(), String.join("; ", wrong)));
    }
    return relations.size();
  }

  private static List<String> wrong(JdbcClient jdbc, List<GuardedRelation> relations) {
    return jdbc.sql(WRONG)
        .params(
            texts(relations, GuardedRelation::toString),
            texts(relations, one -> Quoted.table(one.child())),
            texts(relations, one -> Quoted.table(one.parent())),
            texts(relations, GuardedRelation::parentColumn),
            texts(relations, GuardedRelation::function),
            texts(relations, GuardedRelation::trigger),
            texts(relations, one -> new GuardTrigger(one).body()))
        .query(String.class)
        .list();
  }

  private static String[] texts(
      List<GuardedRelation> relations, java.util.function.Function<GuardedRelation, String> text) {
    return relations.stream().map(text).toArray(String[]::new);
  }
}
