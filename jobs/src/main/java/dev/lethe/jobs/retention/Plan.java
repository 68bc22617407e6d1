package dev.lethe.jobs.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A frozen set of subjects and what it was made from.
 *
 * @param requester who asked for it; may not approve it
 * @param digest HMAC-SHA-256, hex, over the sorted set and everything else here, under a random key
 *     that is destroyed when the plan closes
 */
public record Plan(
    UUID id,
    String controller,
    String runKey,
    String requester,
    LocalDate asOf,
    State state,
    String policySha256,
    String schemaSha256,
    String codeVersion,
    String digest,
    Instant plannedAt) {

  /** A plan moves forward only. */
  public enum State {
    PLANNED,
    /** Too large a share was due: the circuit breaker. */
    REFUSED,
    REJECTED,
    APPLIED,
    CLOSED
  }
}
