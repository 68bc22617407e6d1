package dev.lethe.jobs.draft;

import dev.lethe.jobs.source.Quoted;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries a guessed relation on a bounded number of its values; the database only counts. */
final class OrphanCount {
  private static final String SQL =
      """
      SELECT count(*) AS checked,
             count(*) FILTER (WHERE NOT EXISTS
               (SELECT FROM %3$s p WHERE p.%4$s = s.value)) AS orphans
      FROM (SELECT %1$s AS value FROM %2$s WHERE %1$s IS NOT NULL LIMIT %5$d) s
      """;

  private OrphanCount() {}

  static Relation of(Relation guess, JdbcClient jdbc, int sample) {
    return jdbc.sql(
            SQL.formatted(
                Quoted.name(guess.column()),
                Quoted.table(guess.child()),
                Quoted.table(guess.parent()),
                Quoted.name(guess.parentColumn()),
                sample))
        .query((row, n) -> guess.tried(row.getLong("checked"), row.getLong("orphans")))
        .single();
  }
}
