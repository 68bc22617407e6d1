package dev.lethe.config.diff;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was promised for data already collected: the version carried out last, and, for a rule that
 * waited for a decision in it and does not wait any more, the last version in which that rule
 * acted. Without the second, a period could grow, or a rule disappear, by way of a question. A rule
 * that has another id now counts as gone.
 */
public final class Promise {
  private Promise() {}

  /**
   * The last version, with what its waiting rules did before they waited.
   *
   * @param earlier versions carried out before {@code last}, the newest first; asked only where a
   *     rule waited
   */
  public static Policy of(Policy last, Supplier<Stream<Policy>> earlier, Policy now) {
    List<Rule> rules =
        last.rules().stream()
            .map(
                rule ->
                    waits(rule) && rule(now, rule.id()).filter(Promise::waits).isEmpty()
                        ? lastActing(earlier.get(), rule.id()).orElse(rule)
                        : rule)
            .toList();
    return last.withRules(rules, last.limits());
  }

  private static Optional<Rule> lastActing(Stream<Policy> earlier, String id) {
    return earlier
        .flatMap(policy -> rule(policy, id).stream())
        .filter(rule -> !waits(rule))
        .findFirst();
  }

  private static Optional<Rule> rule(Policy policy, String id) {
    return policy.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static boolean waits(Rule rule) {
    return rule.openDecision().isPresent();
  }
}
