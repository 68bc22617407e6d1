package dev.lethe.jobs.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of time.
 *
 * @param from the first instant in it
 * @param until the first instant after it
 */
public record Span(Instant from, Instant until) {
  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("Invalid span: %s to %s".formatted(from, until));
    }
  }

  /** Equal parts, one after the other, that together are this span: at least one. */
  List<Span> split(int parts) {
    Duration whole = Duration.between(from, until);
    return IntStream.range(0, parts)
        .mapToObj(i -> new Span(cut(whole, i, parts), cut(whole, i + 1, parts)))
        .toList();
  }

  private Instant cut(Duration whole, int part, int parts) {
    return part == parts ? until : from.plus(whole.dividedBy(parts).multipliedBy(part));
  }
}
