package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Erasure on request. It takes the way of every plan: the controller's policy with one rule in
 * place of its own, which finds exactly the person and whose plan a person must always approve.
 * What belongs to the person, holds, restrictions and everything else stay as the policy has them.
 */
public final class Erasures {
  /** The rule's name in plans and in the run log. */
  public static final String RULE = "erasure-request";

  private Erasures() {}

  /** The controller as it acts for one request. */
  public static Controller acting(Controller controller, RightsRequest request) {
    if (request.right() != Right.ERASURE) {
      throw RequestRegister.cannot("erase for", request.id(), "it does not ask for erasure");
    }
    return controller.under(policy(controller.policy(), request));
  }

  /**
   * The controller as it acts on a plan: for a request where one was planned, else as its policy
   * says.
   */
  public static Controller acting(Controller controller, UUID plan) {
    return requestOf(controller, plan)
        .map(id -> acting(controller, new RequestRegister(controller).findOpen(id)))
        .orElse(controller);
  }

  /** Until this is written the plan does nothing: the policy's rules do not name its subject. */
  public static void note(Controller controller, Plan plan, RightsRequest request) {
    controller
        .source()
        .as(
            SourceRole.PLANNER,
            "note the request of plan " + plan.id(),
            jdbc ->
                jdbc.sql("INSERT INTO lethe.erasure (plan_id, request_id) VALUES (?, ?)")
                    .params(plan.id(), request.id())
                    .update());
  }

  private static Optional<UUID> requestOf(Controller controller, UUID plan) {
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "look for the request of plan " + plan,
            jdbc ->
                jdbc.sql("SELECT request_id FROM lethe.erasure WHERE plan_id = ?")
                    .param(plan)
                    .query(UUID.class)
                    .optional());
  }

  private static Policy policy(Policy policy, RightsRequest request) {
    return policy.withRules(List.of(rule(policy, request)), new Limits(0, 1));
  }

  private static Rule rule(Policy policy, RightsRequest request) {
    String key = policy.table(request.table()).key();
    return new Rule(
        RULE,
        clause(policy.language()),
        request.table(),
        new Trigger.Requested(request.deadline().receivedOn()),
        List.of(new Condition(key, List.of(request.subjectKey().orElseThrow()), false)),
        then(policy, request),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What law or evidence requires is kept before a request erases the rest (GDPR art. 17(3)). */
  private static Then then(Policy policy, RightsRequest request) {
    boolean archives =
        policy.rules().stream()
            .anyMatch(
                rule -> rule.subject().equals(request.table()) && rule.then() == Then.ARCHIVE);
    return archives ? Then.ARCHIVE : Then.DELETE;
  }

  private static Clause clause(Locale language) {
    return language.getLanguage().equals("fr")
        ? new Clause("RGPD, art. 17", "Droit à l’effacement")
        : new Clause("GDPR, art. 17", "Right to erasure");
  }
}
