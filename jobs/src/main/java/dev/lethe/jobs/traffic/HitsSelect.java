package dev.lethe.jobs.traffic;

import dev.lethe.config.policy.Traffic;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.warehouse.traffic.Hits;

/**
 * The queries of a traffic run. What they yield is all that leaves the source database. The
 * visitor's key comes from the session's settings, see {@link TrafficKey#settings}; an instant
 * without a zone is read in the session's.
 */
final class HitsSelect {
  private final Traffic traffic;

  HitsSelect(Traffic traffic) {
    this.traffic = traffic;
  }

  /**
   * Hits in the span whose visitor's latest choice grants: the columns of {@link Hits}. A user
   * agent is looked at once and not once a hit: that is most of the work.
   */
  String hits(Span span) {
    return """
        WITH choice AS (%s),
        agent AS MATERIALIZED (
          SELECT value, %s AS browser, %s AS os
          FROM (SELECT DISTINCT %s AS value FROM %s AS hit WHERE %s) AS agents),
        hit AS (
          SELECT hit.%s AS visitor, %s::timestamptz AS at, %s AS agent, %s AS path, %s AS host
          FROM %s AS hit JOIN choice ON choice.granted AND %s
          WHERE %s
          OFFSET 0)
        SELECT %s AS visitor, at, %s AS page, %s AS referrer, agent.browser, agent.os
        FROM hit JOIN agent ON agent.value = hit.agent"""
        .formatted(
            Choices.before(span.until(), traffic.consent()),
            UserAgentFamilies.browser("lower(value)"),
            UserAgentFamilies.operatingSystem("lower(value)"),
            agent(),
            Quoted.table(traffic.hits()),
            within(span),
            Quoted.name(traffic.visitor()),
            at(),
            agent(),
            PageRoute.path(Quoted.column("hit", traffic.path())),
            ReferrerDomain.host(Quoted.column("hit", traffic.referrer())),
            Quoted.table(traffic.hits()),
            inForce(),
            within(span),
            TrafficKey.token("visitor::text"),
            PageRoute.of("path", traffic.pages()),
            ReferrerDomain.of("host", traffic.ownDomain(), traffic.referrers()));
  }

  /** One row: all hits in the span, granted, refused, undecided. */
  String counts(Span span) {
    return """
        WITH choice AS (%s)
        SELECT count(*), count(*) FILTER (WHERE choice.granted),
          count(*) FILTER (WHERE NOT choice.granted),
          count(*) FILTER (WHERE choice.granted IS NULL)
        FROM %s AS hit LEFT JOIN choice ON %s
        WHERE %s"""
        .formatted(
            Choices.before(span.until(), traffic.consent()),
            Quoted.table(traffic.hits()),
            inForce(),
            within(span));
  }

  /**
   * One row that does not depend on the order of the hits: their number and two sums of 64 bits
   * each of their SHA-256. A sum, unlike an exclusive or, also notices a hit that comes twice.
   */
  String fingerprint(Span span) {
    return """
        SELECT count(*), sum(('x' || substr(digest, 1, 16))::bit(64)::bigint),
          sum(('x' || substr(digest, 17, 16))::bit(64)::bigint)
        FROM (
          SELECT encode(sha256(visitor || convert_to(
            concat_ws(E'\\n', extract(epoch FROM at), page, referrer, browser, os),
            'UTF8')), 'hex') AS digest
          FROM (%s) AS reduced) AS digests"""
        .formatted(hits(span));
  }

  private String agent() {
    return "coalesce(%s::text, '')".formatted(Quoted.column("hit", traffic.userAgent()));
  }

  private String inForce() {
    return Choices.inForce(Quoted.column("hit", traffic.visitor()), at());
  }

  private String within(Span span) {
    return "%1$s >= %2$s AND %1$s < %3$s"
        .formatted(at(), Literal.instant(span.from()), Literal.instant(span.until()));
  }

  private String at() {
    return Quoted.column("hit", traffic.at());
  }
}
