package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the share of a table that is due with the policy's limits. */
final class CircuitBreaker {
  private CircuitBreaker() {}

  static boolean trips(Policy policy, List<PlannedRule> rules) {
    return rules.stream().anyMatch(rule -> isTooMuch(policy, rule));
  }

  /** The share of an archive is no sign of a broken clock: its days were fixed long before. */
  private static boolean isTooMuch(Policy policy, PlannedRule rule) {
    return !rule.isPurge() && rule.share() > policy.limits().refuseAbove();
  }

  /** Small enough that nobody has to approve it. */
  static boolean approvesItself(Policy policy, List<PlannedRule> rules) {
    return rules.stream().allMatch(rule -> rule.share() <= policy.limits().approveAbove());
  }

  static LetheException refusal(Plan plan, Policy policy, List<PlannedRule> rules) {
    String shares =
        rules.stream()
            .filter(rule -> isTooMuch(policy, rule))
            .map(
                rule ->
                    "%s: %d of %d rows of %s"
                        .formatted(rule.rule(), rule.due(), rule.examined(), rule.subjectTable()))
            .collect(Collectors.joining("; "));
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot apply plan %s: more is due than refuse-above %.0f %% allows (%s). Check the clocks and the as-of date; raise the limit in the policy only if the figure is right."
            .formatted(plan.id(), policy.limits().refuseAbove() * 100, shares));
  }
}
