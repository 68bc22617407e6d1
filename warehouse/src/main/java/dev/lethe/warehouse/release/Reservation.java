package dev.lethe.warehouse.release;

import java.util.UUID;

/**
 * The right to publish one input once.
 *
 * @param revision 1 for the first input of the period; grows with every other input
 * @param inputDigest of the exact input and its parameters
 */
public record Reservation(
    UUID releaseId, ReleaseKey key, long revision, String inputDigest, State state) {

  /** COMMITTED and REFUSED are final. */
  public enum State {
    RESERVED,
    COMMITTED,
    REFUSED
  }
}
