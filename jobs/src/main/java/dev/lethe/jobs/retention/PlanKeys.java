package dev.lethe.jobs.retention;

import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.anonymizer.pseudonym.KeyRing;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.jobs.pseudonym.PseudonymKeys;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.util.List;
import java.util.stream.Stream;

/** The keys that a plan will need: looked for before anybody is touched, and only where needed. */
final class PlanKeys {
  private final Controller controller;
  private final PseudonymKeys keys;

  PlanKeys(Controller controller) {
    this.controller = controller;
    this.keys = new PseudonymKeys(controller);
  }

  KeyRing ring() {
    return keys;
  }

  /** Writes nothing: the plan is only looked at. */
  void requireUsable(Plan plan) {
    names(plan).forEach(keys::requireUsable);
  }

  /** Makes those that never were: the plan is about to be carried out. */
  void open(Plan plan) {
    names(plan).forEach(keys::pseudonymizer);
  }

  private Stream<KeyName> names(Plan plan) {
    Policy policy = controller.policy();
    List<Rule> rules =
        policy.rules().stream().filter(rule -> rule.pseudonym().isPresent()).toList();
    if (rules.isEmpty() || plan.state() != Plan.State.PLANNED) {
      return Stream.empty();
    }
    List<String> waiting = waiting(plan);
    return rules.stream()
        .filter(rule -> waiting.contains(rule.id()))
        .map(rule -> PseudonymKeys.name(policy, rule.pseudonym().orElseThrow(), plan.plannedAt()))
        .distinct();
  }

  /** Rules with somebody to act on. */
  private List<String> waiting(Plan plan) {
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "read plan " + plan.id(),
            jdbc ->
                jdbc.sql(
                        "SELECT DISTINCT rule_id FROM lethe.plan_subject WHERE plan_id = ? AND planned = 'due' AND outcome IS NULL")
                    .param(plan.id())
                    .query(String.class)
                    .list());
  }
}
