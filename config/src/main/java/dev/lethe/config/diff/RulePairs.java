package dev.lethe.config.diff;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which rule of a version is which of the next. */
final class RulePairs {
  private RulePairs() {}

  /** The same id, or, where that is gone, a new id that does the same. */
  static Map<Rule, Rule> of(Policy before, Policy after) {
    var pairs = new LinkedHashMap<Rule, Rule>();
    before.rules().forEach(old -> byId(after, old.id()).ifPresent(now -> pairs.put(old, now)));
    for (Rule old : before.rules()) {
      if (!pairs.containsKey(old)) {
        after.rules().stream()
            .filter(now -> byId(before, now.id()).isEmpty() && !pairs.containsValue(now))
            .filter(now -> doesTheSame(old, now))
            .findFirst()
            .ifPresent(now -> pairs.put(old, now));
      }
    }
    return pairs;
  }

  private static Optional<Rule> byId(Policy policy, String id) {
    return policy.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static boolean doesTheSame(Rule old, Rule now) {
    return old.subject().equals(now.subject())
        && old.trigger().equals(now.trigger())
        && old.conditions().equals(now.conditions())
        && old.then() == now.then()
        && old.pseudonym().equals(now.pseudonym())
        && old.openDecision().equals(now.openDecision());
  }
}
