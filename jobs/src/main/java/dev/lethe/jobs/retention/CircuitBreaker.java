package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.source.Entries;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the share of a table that is due with the policy's limits. */
final class CircuitBreaker {
  private CircuitBreaker() {}

  static boolean trips(Policy policy, List<PlannedRule> rules) {
    return rules.stream().anyMatch(rule -> isTooMuch(policy, rules, rule));
  }

  /** The share of an archive is no sign of a broken clock: its days were fixed long before. */
  private static boolean isTooMuch(Policy policy, List<PlannedRule> rules, PlannedRule rule) {
    return !rule.isPurge()
        && Math.max(share(policy, rules, rule), rule.contactShare())
            > policy.limits().refuseAbove();
  }

  /**
   * Of a table whose rows a rule archives, the archive is the larger part: every night all rows of
   * the day before may leave the active one.
   */
  private static double share(Policy policy, List<PlannedRule> rules, PlannedRule rule) {
    long rows = rule.examined() + (archives(policy, rule) ? archived(rules, rule) : 0);
    return rows == 0 ? 0 : (double) rule.due() / rows;
  }

  private static boolean archives(Policy policy, PlannedRule planned) {
    return policy.rules().stream()
        .anyMatch(rule -> rule.id().equals(planned.rule()) && rule.then() == Then.ARCHIVE);
  }

  private static long archived(List<PlannedRule> rules, PlannedRule rule) {
    String table = Entries.tableOf(TableName.of(rule.subjectTable())).toString();
    return rules.stream()
        .filter(line -> line.isPurge() && line.subjectTable().equals(table))
        .mapToLong(PlannedRule::examined)
        .sum();
  }

  /** Small enough that nobody has to approve it. */
  static boolean approvesItself(Policy policy, List<PlannedRule> rules) {
    return rules.stream()
        .allMatch(
            rule ->
                Math.max(share(policy, rules, rule), rule.contactShare())
                    <= policy.limits().approveAbove());
  }

  static LetheException refusal(Plan plan, Policy policy, List<PlannedRule> rules) {
    String shares =
        rules.stream()
            .filter(rule -> isTooMuch(policy, rules, rule))
            .map(
                rule ->
                    "%s: %d of %d rows of %s%s"
                        .formatted(
                            rule.rule(),
                            rule.due(),
                            rule.examined(),
                            rule.subjectTable(),
                            rule.contacts() == 0
                                ? ""
                                : ", and %d to ask".formatted(rule.contacts())))
            .collect(Collectors.joining("; "));
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot apply plan %s: more is due than refuse-above %.0f %% allows (%s). Check the clocks and the as-of date; raise the limit in the policy only if the figure is right."
            .formatted(plan.id(), policy.limits().refuseAbove() * 100, shares));
  }
}
