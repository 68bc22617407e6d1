package dev.lethe.jobs.traffic;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Traffic;
import dev.lethe.jobs.source.SourceRole;
import dev.lethe.jobs.source.copy.SourceAccess;
import dev.lethe.jobs.source.copy.SourceSnapshot;
import dev.lethe.warehouse.traffic.Hits;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The hits of one controller and period, from one view of the source database: hits, counts and
 * digest speak of the same rows however often they are read. Close it after the last action on its
 * datasets.
 */
public final class TrafficExtraction implements AutoCloseable {
  private final Policy policy;
  private final TrafficPeriod period;
  private final TrafficKeys keys;
  private final HitsSelect select;
  private final SourceSnapshot snapshot;

  private TrafficExtraction(
      Policy policy, TrafficPeriod period, TrafficKeys keys, SourceSnapshot snapshot) {
    this.policy = policy;
    this.period = period;
    this.keys = keys;
    this.select = new HitsSelect(traffic(policy));
    this.snapshot = snapshot;
  }

  /**
   * Does not check whether the period has ended.
   *
   * @throws LetheException INVALID for a policy without traffic; REFUSED for a period whose keys
   *     are destroyed; UNREACHABLE when the database is
   */
  public static TrafficExtraction open(
      SourceAccess source, Policy policy, TrafficPeriod period, TrafficKeys keys) {
    traffic(policy);
    Map<String, String> settings =
        new LinkedHashMap<>(keys.visitorKey(policy.controller(), period).settings());
    settings.put("TimeZone", sessionZone(policy.zone()));
    settings.put("role", SourceRole.PLANNER.role());
    // A function of the same name in another schema must not see what these queries see.
    settings.put("search_path", "pg_catalog");
    return new TrafficExtraction(policy, period, keys, SourceSnapshot.open(source, settings));
  }

  /** PostgreSQL counts a bare offset westwards, so an offset is written in its POSIX form. */
  private static String sessionZone(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? "<LOCAL>" + ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds()).getId().replace("Z", "0")
        : zone.getId();
  }

  private static Traffic traffic(Policy policy) {
    return policy
        .traffic()
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID,
                    "Cannot extract traffic of %s: its policy has no traffic section. Add 'traffic:'."
                        .formatted(policy.controller())));
  }

  /**
   * Hits with consent, by the schema {@link Hits#SCHEMA}, in no particular order. Every action on
   * the dataset copies them anew. A copy that fails reaches the caller inside an exception of
   * Spark's: see {@link SourceSnapshot#failure}.
   *
   * @param partitions connections that copy at once, each a part of the period; more than the
   *     server has idle cores gains nothing
   */
  public Dataset<Row> hits(SparkSession spark, int partitions) {
    List<String> selects = period.span().split(partitions).stream().map(select::hits).toList();
    return snapshot.read(spark, Hits.SCHEMA, selects);
  }

  public TrafficCounts counts() {
    return snapshot.asked(database -> TrafficCounts.of(database, select.counts(period.span())));
  }

  /**
   * The same for the same hits, counts and parameters, whatever the order of the rows; another for
   * anything else. 64 hexadecimal digits, of no use without the installation's key.
   */
  public String inputDigest() {
    List<String> hits =
        snapshot.asked(
            database -> InputDigest.fingerprint(database, select.fingerprint(period.span())));
    return InputDigest.of(keys.digestKey(policy.controller()), policy, period, counts(), hits);
  }

  @Override
  public void close() {
    snapshot.close();
  }

  @Override
  public String toString() {
    return "TrafficExtraction[%s %s]".formatted(policy.controller(), period.label());
  }
}
