package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Ownerships;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which columns of which rows a person receives. Of a row with several owners only what is the
 * person's: the columns that the link names, or else the row without the columns of its other
 * owners. Portability covers what the person provided or did, so that columns that machines write
 * are left out, and rows that somebody else wrote as well, where a clock of the policy says who
 * did. What others are called in free text is not looked for.
 */
final class PersonsColumns {
  private final Policy policy;
  private final Right right;

  PersonsColumns(Policy policy, Right right) {
    this.policy = policy;
    this.right = right;
  }

  /** Some columns of the rows that belong to the person in one way. */
  record Part(Ownership owned, List<String> columns) {
    Part {
      columns = List.copyOf(columns);
    }
  }

  /** The person's own row first; parts without a column are left out. */
  List<Part> of(TableName subject) {
    return Ownerships.of(policy, subject).stream()
        .filter(owned -> right == Right.ACCESS || isOwnAct(owned))
        .map(owned -> new Part(owned, columns(owned)))
        .filter(part -> !part.columns().isEmpty())
        .toList();
  }

  private List<String> columns(Ownership owned) {
    Set<String> others = others(owned);
    List<String> named = owned.isOwnRow() ? List.of() : owned.path().get(0).owns();
    return owned.table().columns().values().stream()
        .filter(column -> right == Right.ACCESS || column.is() != Category.TECHNICAL)
        .map(Column::name)
        .filter(name -> named.isEmpty() ? !others.contains(name) : named.contains(name))
        .toList();
  }

  private static Set<String> others(Ownership owned) {
    var others = new HashSet<String>();
    Optional<Link> mine = owned.path().stream().findFirst();
    owned.table().links().stream()
        .filter(link -> !link.reversed() && mine.filter(link::equals).isEmpty())
        .forEach(
            link -> others.addAll(link.owns().isEmpty() ? Set.of(link.column()) : link.owns()));
    mine.ifPresent(link -> others.remove(link.column()));
    return others;
  }

  private boolean isOwnAct(Ownership owned) {
    List<String> actors =
        clocks()
            .flatMap(clock -> clock.events().stream())
            .filter(event -> event.table().equals(owned.table().name()))
            .map(Event::by)
            .flatMap(Optional::stream)
            .toList();
    return owned.isOwnRow() || actors.isEmpty() || actors.contains(owned.path().get(0).column());
  }

  private Stream<Clock> clocks() {
    return Stream.concat(
        policy.clocks().values().stream(),
        policy.rules().stream()
            .map(Rule::trigger)
            .filter(Trigger.Elapsed.class::isInstance)
            .map(trigger -> ((Trigger.Elapsed) trigger).since()));
  }
}
