package dev.lethe.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Who is who in the demo. The database does not know; this is worked out from the files. */
public record DemoHistories(List<DemoHistory> all) {

  static DemoHistories of(World world) {
    List<DemoHistory> all = new ArrayList<>();
    for (Population population : world.populations()) {
      population.histories().forEach(history -> all.add(one(world, population, history)));
    }
    return new DemoHistories(List.copyOf(all));
  }

  /** An unknown label is the caller's mistake. */
  public DemoHistory labelled(String label) {
    return all.stream()
        .filter(history -> history.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No history is labelled " + label));
  }

  public List<DemoHistory> expecting(Outcome outcome) {
    return all.stream().filter(history -> history.expected().containsValue(outcome)).toList();
  }

  private static DemoHistory one(World world, Population population, History history) {
    return new DemoHistory(
        history.label(),
        population.table(),
        history.expected(),
        history.means(),
        table -> keys(population, history, world.shapeOf(population, table)));
  }

  private static LongStream keys(Population population, History history, Shape shape) {
    return population
        .numbers(history)
        .mapMulti(
            (number, sink) -> shape.rows(population.member(number), row -> sink.accept(row.key())));
  }
}
