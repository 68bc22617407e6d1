package dev.lethe.warehouse.traffic;

/**
 * How much of the traffic the figures speak for.
 *
 * @param counted hits with a recorded consent
 * @param all hits of the period, whatever the choice
 */
public record Coverage(long counted, long all) {
  public Coverage {
    if (counted < 0 || counted > all) {
      throw new IllegalArgumentException("Invalid coverage: 0 <= counted <= all must hold");
    }
  }

  /** Whole percent, halves up; 0 if there was no traffic. */
  public int percent() {
    return all == 0 ? 0 : (int) ((200 * counted + all) / (2 * all));
  }
}
