package dev.lethe.config.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The starting point of a period (ISO/IEC 27555): the latest, or the earliest, of several events.
 *
 * @param events those that never happened do not count
 * @param otherwise used when none of the events ever happened; unknown too: the row is quarantined
 */
public record Clock(String name, Pick pick, List<Event> events, Optional<Event> otherwise) {
  public Clock {
    events = List.copyOf(events);
  }

  /** All that may start the period. */
  public List<Event> sources() {
    return Stream.concat(events.stream(), otherwise.stream()).distinct().toList();
  }

  /** Which of the events starts the period. */
  public enum Pick {
    LATEST("latest-of"),
    EARLIEST("earliest-of");

    private final String word;

    Pick(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
