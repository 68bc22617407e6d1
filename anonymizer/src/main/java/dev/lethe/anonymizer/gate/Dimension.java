package dev.lethe.anonymizer.gate;

import java.util.List;

/**
 * A text column of a statistic.
 *
 * @param domain every value the column may show, known to the public before any data is seen
 */
public record Dimension(String name, List<String> domain) {
  /** The value that stands for everything too small, or too unknown, to be named. */
  public static final String OTHER = "other";

  public Dimension {
    domain = List.copyOf(domain);
  }
}
