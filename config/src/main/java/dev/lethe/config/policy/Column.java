package dev.lethe.config.policy;

import java.time.ZoneId;
import java.util.Optional;

/**
 * One classified column.
 *
 * @param keepAs how it enters a statistic; empty: never
 * @param blankWith literal that replaces the value where a row is blanked; empty: NULL. {@code
 *     {key}} stands for the row's own key, for columns that must stay unique
 * @param zone of a {@code timestamp without time zone}; empty: the controller's
 */
public record Column(
    String name,
    Category is,
    Optional<Generalisation> keepAs,
    Optional<String> blankWith,
    Optional<ZoneId> zone,
    Precision precision) {

  /** What a moment in the column stands for. */
  public enum Precision {
    DAY,
    /** The whole month: what begins with it begins on the month's last day. */
    MONTH
  }
}
