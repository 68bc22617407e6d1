package dev.lethe.jobs.demo;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Some people of the demo to whom the same happened.
 *
 * @param table the first table of their population, whose keys they are known by
 * @param expected by table, what a run as of the demo's day must do; where the label promises
 *     nothing about a table, it is missing
 * @param means one sentence, for a reader of the demo
 * @param keysIn the keys of their rows in a table, ascending; made anew at each call
 */
public record DemoHistory(
    String label,
    String table,
    Map<String, Outcome> expected,
    String means,
    Function<String, LongStream> keysIn) {

  /** Ascending. */
  public LongStream keys() {
    return keys(table);
  }

  /** The keys of their rows in {@code inTable}, ascending. */
  public LongStream keys(String inTable) {
    return keysIn.apply(inTable);
  }

  /** What becomes of the people themselves; empty where only some of their rows are due. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(expected.get(table));
  }
}
