package dev.lethe.jobs.report;

import java.util.List;

/**
 * A published statistic as bars.
 *
 * @param table name in the warehouse; names the chart's title as well
 * @param bars in the order they are to stand
 */
public record Chart(String table, List<Bar> bars) {
  public Chart {
    bars = List.copyOf(bars);
  }

  /** A published group: never smaller than the release's minimum group. */
  public record Bar(String label, long value) {}

  long largest() {
    return bars.stream().mapToLong(Bar::value).max().orElse(0);
  }
}
