package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;

/**
 * What of a database could keep a row that a DELETE reported no error for: a trigger of the table
 * or of one of its partitions (one before the row vetoes, one after it can put the row back), a
 * rule, and a foreign key that hands the deletion on to another table, whose triggers nobody can
 * foresee. Triggers that are switched off, and the ones PostgreSQL keeps its own keys with, keep
 * nothing.
 *
 * <p>To be asked after the DELETE and in its transaction: its lock keeps any of these from coming.
 */
final class Keepers {
  private static final String ANY =
      """
      EXISTS (
        WITH part AS (
          SELECT CAST(? AS regclass) AS relid UNION SELECT relid FROM pg_partition_tree(?))
        SELECT 1 FROM part JOIN pg_trigger g ON g.tgrelid = part.relid
        WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgtype & 8 <> 0
        UNION ALL
        SELECT 1 FROM part JOIN pg_rewrite r ON r.ev_class = part.relid
        UNION ALL
        SELECT 1 FROM part JOIN pg_constraint k ON k.confrelid = part.relid
        WHERE k.contype = 'f' AND k.confdeltype NOT IN ('a', 'r'))
      """;

  private Keepers() {}

  /** Whether there is one, as a condition. */
  static Fragment of(TableName table) {
    String name = Quoted.table(table);
    return Fragment.of(ANY, name, name);
  }
}
