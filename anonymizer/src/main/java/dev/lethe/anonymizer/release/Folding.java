package dev.lethe.anonymizer.release;

import static dev.lethe.anonymizer.gate.Dimension.OTHER;
import static org.apache.spark.sql.functions.col;

import dev.lethe.anonymizer.gate.Dimension;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One decision of {@link MinimumGroup#fold}, on counts of distinct people. */
record Folding(
    MinimumGroup minimum, Dataset<Row> contributions, String person, Dimension dimension) {

  Fold decide() {
    var people = peopleByValue();
    var folded = small(people);
    var fold = new Fold(dimension, folded);
    if (needsCompany(folded, people, fold)) {
      smallestOf(people, folded).ifPresent(folded::add);
    }
    return new Fold(dimension, folded);
  }

  private Set<String> small(Map<String, Long> people) {
    var small = new HashSet<String>();
    people.forEach(
        (value, count) -> {
          if (!value.equals(OTHER) && count < minimum.people()) {
            small.add(value);
          }
        });
    return small;
  }

  /**
   * A person may stand in several folded values, so {@code other} is counted anew, not added up.
   */
  private boolean needsCompany(Set<String> folded, Map<String, Long> people, Fold fold) {
    long inOther =
        folded.isEmpty()
            ? people.getOrDefault(OTHER, 0L)
            : fold.apply(contributions)
                .where(col(dimension.name()).equalTo(OTHER))
                .select(person)
                .distinct()
                .count();
    return inOther > 0 && inOther < minimum.people();
  }

  private static Optional<String> smallestOf(Map<String, Long> people, Set<String> folded) {
    return people.entrySet().stream()
        .filter(cell -> !cell.getKey().equals(OTHER) && !folded.contains(cell.getKey()))
        .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private Map<String, Long> peopleByValue() {
    var counts = new HashMap<String, Long>();
    new Fold(dimension, Set.of())
        .apply(contributions)
        .select(dimension.name(), person)
        .distinct()
        .groupBy(dimension.name())
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }
}
