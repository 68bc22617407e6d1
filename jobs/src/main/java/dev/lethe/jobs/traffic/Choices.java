package dev.lethe.jobs.traffic;

import dev.lethe.config.policy.Traffic;
import dev.lethe.jobs.source.Quoted;
import java.time.Instant;

/**
 * SQL of the visitors' choices as stretches of time: from one choice to the next. Two choices at
 * one instant grant only if both do. A visitor with an undated choice never counts as granting:
 * nobody can say what came last.
 */
final class Choices {
  private Choices() {}

  /**
   * Columns visitor, since, until (NULL: to this day), granted; per visitor the stretches never
   * overlap.
   *
   * @param until later choices do not concern the period
   */
  static String before(Instant until, Traffic.Consent consent) {
    return """
        SELECT visitor, coalesce(since, '-infinity') AS since,
          lead(since) OVER (PARTITION BY visitor ORDER BY since NULLS FIRST) AS until,
          granted AND bool_and(since IS NOT NULL) OVER (PARTITION BY visitor) AS granted
        FROM (
          SELECT %1$s AS visitor, %2$s::timestamptz AS since,
            bool_and(coalesce(%3$s::text = ANY (%4$s), false)) AS granted
          FROM %5$s
          WHERE %2$s < %6$s OR %2$s IS NULL
          GROUP BY 1, 2) AS instants"""
        .formatted(
            Quoted.name(consent.visitor()),
            Quoted.name(consent.decidedAt()),
            Quoted.name(consent.choice()),
            Literal.texts(consent.granted()),
            Quoted.table(consent.table()),
            Literal.instant(until));
  }

  /** The one choice in force at the hit. */
  static String inForce(String hitVisitor, String hitAt) {
    return """
        choice.visitor = %1$s AND choice.since <= %2$s
          AND (choice.until IS NULL OR choice.until > %2$s)"""
        .formatted(hitVisitor, hitAt);
  }
}
