package dev.lethe.config.policy;

import java.util.List;
import java.util.Optional;

/**
 * The starting point of a period (ISO/IEC 27555): the latest of several events.
 *
 * @param otherwise used when none of the events ever happened; unknown too: the row is quarantined
 */
public record Clock(String name, List<Event> latestOf, Optional<Event> otherwise) {
  public Clock {
    latestOf = List.copyOf(latestOf);
  }
}
