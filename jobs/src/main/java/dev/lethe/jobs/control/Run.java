package dev.lethe.jobs.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One run, over all its attempts.
 *
 * @param key identifies the run to a scheduler; the same key is the same run
 * @param detail what the run produced (a plan's id), or why it ended as it did; no personal value
 */
public record Run(
    UUID id,
    String key,
    String job,
    String controller,
    LocalDate asOf,
    int attempts,
    State state,
    Optional<Integer> exitCode,
    Optional<String> detail,
    Instant startedAt,
    Optional<Instant> endedAt) {

  /** How a run stands. */
  public enum State {
    RUNNING,
    WAITING,
    DONE,
    REFUSED,
    FAILED,
    STOPPED
  }
}
