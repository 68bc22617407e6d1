package dev.lethe.jobs.demo;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds another member: from a drawn place onwards, the first who fits.
 *
 * @param distinct every row of a parent looks in a part of the population of its own
 */
record Others(Population population, Optional<String> history, boolean distinct, Draw draw) {
  private static final int PATIENCE = 2_000;
  private static final int PARTS = 16;

  /**
   * The first of all to join know no one who joined before them; they get someone who came later.
   * Who must be awake is found or not.
   */
  @Nullable Long find(Row row, Optional<Object> joinedBy, Optional<Object> awakeAt) {
    Long found = search(row, joinedBy, awakeAt);
    return found == null && awakeAt.isEmpty() ? search(row, Optional.empty(), awakeAt) : found;
  }

  private @Nullable Long search(Row row, Optional<Object> joinedBy, Optional<Object> awakeAt) {
    long parts = distinct ? Math.min(PARTS, population.count()) : 1;
    long part = row.ordinal() % parts;
    long places = (population.count() - 1 - part) / parts + 1;
    long start = draw.between(row.key(), 0, places - 1);
    for (long i = 0; i < Math.min(places, PATIENCE); i++) {
      long number = (start + i) % places * parts + part + 1;
      if (!isSelf(row, number) && fits(number, joinedBy, awakeAt)) {
        return number;
      }
    }
    return null;
  }

  private boolean isSelf(Row row, long number) {
    return row.member().population() == population && row.member().number() == number;
  }

  private boolean fits(long number, Optional<Object> joinedBy, Optional<Object> awakeAt) {
    if (history.isPresent() && !population.historyOf(number).label().equals(history.get())) {
      return false;
    }
    Member member = population.member(number);
    return joinedBy.filter(at -> member.joined().isAfter((Instant) at)).isEmpty()
        && awakeAt.filter(at -> member.last().isBefore((Instant) at)).isEmpty();
  }
}
