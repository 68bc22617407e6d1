package dev.lethe.config.diff;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the questions of a policy. One that is asked again is a rule that waits. */
final class DecisionDiff {
  private DecisionDiff() {}

  static List<Change> of(Policy before, Policy after) {
    List<Change> changes = new ArrayList<>();
    before
        .decisions()
        .forEach(
            (id, old) ->
                kind(id, old, before, after)
                    .ifPresent(kind -> changes.add(new Change(kind, id, "", ""))));
    return changes;
  }

  private static Optional<Kind> kind(String id, Decision old, Policy before, Policy after) {
    if (places(after).containsKey(id)) {
      return kind(old, Optional.ofNullable(after.decisions().get(id)));
    }
    return old.open().isPresent() && isReplaced(id, before, after)
        ? Optional.of(Kind.QUESTION_DROPPED)
        : Optional.empty();
  }

  private static Optional<Kind> kind(Decision old, Optional<Decision> now) {
    if (old.open().isPresent()) {
      return now.isEmpty()
          ? Optional.of(Kind.QUESTION_DROPPED)
          : now.flatMap(Decision::answer).map(answer -> Kind.DECIDED);
    }
    boolean asked = now.flatMap(Decision::open).isPresent();
    return asked || now.filter(old::equals).isPresent()
        ? Optional.empty()
        : Optional.of(Kind.ANSWER);
  }

  /** Something new of the kind acts in its place, and nobody asks there any more. */
  private static boolean isReplaced(String id, Policy before, Policy after) {
    Map<String, Place> were = places(before);
    Place place = were.get(id);
    return places(after).entrySet().stream()
        .filter(now -> now.getValue().equals(place))
        .map(Map.Entry::getKey)
        .anyMatch(now -> !were.containsKey(now) && !after.decisions().containsKey(now));
  }

  private enum What {
    RULE,
    MESSAGE,
    TERM
  }

  /** What a decision may be about, and whose rows. */
  private record Place(What what, TableName table) {}

  private static Map<String, Place> places(Policy policy) {
    Map<String, Place> places = new HashMap<>();
    for (Rule rule : policy.rules()) {
      places.put(rule.id(), new Place(What.RULE, rule.subject()));
      rule.recontact()
          .ifPresent(one -> places.put(one.id(), new Place(What.MESSAGE, rule.subject())));
    }
    for (Table table : policy.archived()) {
      for (Archive.Term term : table.archive().orElseThrow().terms()) {
        places.put(term.id(), new Place(What.TERM, table.name()));
      }
    }
    return places;
  }
}
