package dev.lethe.jobs.evidence;

import java.time.LocalDate;
import java.util.List;

/**
 * The traffic of one period: what was counted, and what was not for want of consent.
 *
 * @param periodStart first day, in the run's zone
 * @param periodEnd last day, inclusive
 * @param hits all hits of the period
 * @param droppedNoConsent the visitor never chose
 * @param droppedRefused the visitor refused
 * @param coveragePercent share of the hits that was counted, as published
 * @param tables of the warehouse that the period was written to; empty: none
 */
public record TrafficRecord(
    Run run,
    LocalDate periodStart,
    LocalDate periodEnd,
    long hits,
    long droppedNoConsent,
    long droppedRefused,
    int coveragePercent,
    List<String> tables)
    implements RunRecord {
  public TrafficRecord {
    tables = List.copyOf(tables);
    Shape.notNegative("dropped_no_consent", droppedNoConsent);
    Shape.notNegative("dropped_refused", droppedRefused);
    Shape.references("tables", tables);
    if (periodEnd.isBefore(periodStart)) {
      throw new IllegalArgumentException("Invalid traffic period: it ends before it starts");
    }
    if (hits < droppedNoConsent + droppedRefused) {
      throw new IllegalArgumentException("Invalid traffic counts: more hits dropped than seen");
    }
    if (coveragePercent < 0 || coveragePercent > 100) {
      throw new IllegalArgumentException("Invalid coverage: must be 0 to 100 percent");
    }
  }

  /** Hits with a recorded consent. */
  public long counted() {
    return hits - droppedNoConsent - droppedRefused;
  }

  @Override
  public Identity identity() {
    return new Identity(run().id(), Kind.TRAFFIC, periodStart + "/" + periodEnd, "");
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.traffic(this);
  }
}
