package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Erasure on request, or as a deceased person had decided. It takes the way of every plan: the
 * controller's policy with one rule in place of its own, which finds exactly the person and whose
 * plan a person must always approve. What belongs to the person, holds, restrictions and everything
 * else stay as the policy has them.
 */
public final class Erasures {
  /** The rule's name in plans and in the run log. */
  public static final String RULE = "erasure-request";

  /** The same for a directive. */
  public static final String AFTER_DEATH = "erasure-after-death";

  private Erasures() {}

  /** The controller as it acts for one request or directive. */
  public static Controller acting(Controller controller, ErasureOrder order) {
    Policy policy = controller.policy();
    return controller.under(policy.withRules(List.of(rule(policy, order)), new Limits(0, 1)));
  }

  /**
   * The controller as it acts on a plan: for a request or directive where one was planned, else as
   * its policy says.
   */
  public static Controller acting(Controller controller, UUID plan) {
    return basisOf(controller, plan)
        .map(
            basis ->
                basis.directive()
                    ? ErasureOrder.ofDirective(controller, basis.id())
                    : ErasureOrder.ofRequest(controller, basis.id()))
        .map(order -> acting(controller, order))
        .orElse(controller);
  }

  /** Until this is written the plan does nothing: the policy's rules do not name its subject. */
  public static void note(Controller controller, UUID plan, ErasureOrder order) {
    controller
        .source()
        .as(
            SourceRole.PLANNER,
            "note what plan " + plan + " is for",
            jdbc ->
                jdbc.sql(
                        "INSERT INTO lethe.erasure (plan_id, %s_id) VALUES (?, ?)"
                            .formatted(order.word()))
                    .params(plan, order.id())
                    .update());
  }

  /** On what a plan rests. */
  private record Basis(UUID id, boolean directive) {}

  private static Optional<Basis> basisOf(Controller controller, UUID plan) {
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "look what plan " + plan + " is for",
            jdbc ->
                jdbc.sql(
                        """
                        SELECT coalesce(directive_id, request_id) AS id,
                          directive_id IS NOT NULL AS directive
                        FROM lethe.erasure WHERE plan_id = ?
                        """)
                    .param(plan)
                    .query(Basis.class)
                    .optional());
  }

  private static Rule rule(Policy policy, ErasureOrder order) {
    String key = policy.table(order.table()).key();
    return new Rule(
        order.rule(),
        order.clause(),
        order.table(),
        new Trigger.Requested(order.askedOn()),
        List.of(new Condition(key, List.of(order.key()), false)),
        then(policy, order),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What law or evidence requires is kept before a request erases the rest (GDPR art. 17(3)). */
  private static Then then(Policy policy, ErasureOrder order) {
    boolean archives =
        policy.rules().stream()
            .anyMatch(rule -> rule.subject().equals(order.table()) && rule.then() == Then.ARCHIVE);
    return archives ? Then.ARCHIVE : Then.DELETE;
  }
}
