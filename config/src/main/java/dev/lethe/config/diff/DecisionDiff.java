package dev.lethe.config.diff;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the questions of a policy. One that is asked again is a rule that waits. */
final class DecisionDiff {
  private DecisionDiff() {}

  static List<Change> of(Policy before, Policy after) {
    Set<String> there = ids(after);
    List<Change> changes = new ArrayList<>();
    before
        .decisions()
        .forEach(
            (id, old) -> {
              if (there.contains(id)) {
                kind(old, Optional.ofNullable(after.decisions().get(id)))
                    .ifPresent(kind -> changes.add(new Change(kind, id, "", "")));
              }
            });
    return changes;
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

  private static Set<String> ids(Policy policy) {
    return Stream.of(
            policy.rules().stream().map(Rule::id),
            policy.recontacts().stream().map(Recontact::id),
            policy.terms().stream().map(Archive.Term::id))
        .flatMap(all -> all)
        .collect(Collectors.toSet());
  }
}
