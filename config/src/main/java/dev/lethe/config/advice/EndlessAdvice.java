package dev.lethe.config.advice;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import java.util.stream.Stream;

/** Data for which no maximum is in force, and clocks that may never start. */
final class EndlessAdvice {
  private EndlessAdvice() {}

  static Stream<Advisory> of(Policy policy) {
    return Stream.concat(
        policy.tables().values().stream()
            .filter(table -> isSubject(policy, table) && !isLimited(policy, table))
            .map(table -> new Advisory("A-04", "tables." + table.name(), name(table), "")),
        policy.clocks().values().stream()
            .filter(clock -> clock.otherwise().isEmpty() && isNamed(clock))
            .map(clock -> new Advisory("A-05", "clocks." + clock.name(), clock.name(), "")));
  }

  private static String name(Table table) {
    return table.name().toString();
  }

  private static boolean isSubject(Policy policy, Table table) {
    return policy.rules().stream().anyMatch(rule -> rule.subject().equals(table.name()));
  }

  private static boolean isLimited(Policy policy, Table table) {
    return policy.rules().stream()
        .filter(rule -> rule.subject().equals(table.name()))
        .anyMatch(EndlessAdvice::isInForce);
  }

  private static boolean isInForce(Rule rule) {
    return rule.openDecision().isEmpty()
        && rule.then().retires()
        && Lifetimes.period(rule).isPresent();
  }

  /** A single event stands for itself; the file has no clock of that name. */
  private static boolean isNamed(Clock clock) {
    return clock.events().stream().noneMatch(event -> event.toString().equals(clock.name()));
  }
}
