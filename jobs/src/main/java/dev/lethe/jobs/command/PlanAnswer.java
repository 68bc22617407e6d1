package dev.lethe.jobs.command;

import dev.lethe.jobs.retention.Approvals;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.PlannedRule;
import dev.lethe.jobs.settings.Controller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan for people and programs: what each rule found, beside what it found the time before. */
final class PlanAnswer {
  private PlanAnswer() {}

  /** With what to do next. */
  static Answer withNext(Plan plan, Controller controller, Texts texts) {
    Answer answer = of(plan, controller, texts);
    return new Answer(
        answer.schema(), answer.text() + next(plan, controller, texts), answer.facts());
  }

  private static String next(Plan plan, Controller controller, Texts texts) {
    return switch (plan.state()) {
      case PLANNED ->
          texts.say(
              needsPerson(plan, controller) ? "plan.next" : "plan.next-itself",
              plan.id(),
              plan.digest());
      case APPLIED -> texts.say("plan.next-release", plan.id());
      case REFUSED, REJECTED, CLOSED -> texts.say("plan.over");
    };
  }

  private static boolean needsPerson(Plan plan, Controller controller) {
    return Approvals.needsPerson(
        controller.policy(), new PlanStore(controller.source()).rules(plan));
  }

  static Answer of(Plan plan, Controller controller, Texts texts) {
    var store = new PlanStore(controller.source());
    List<PlannedRule> rules = store.rules(plan);
    Map<String, Long> before =
        store.before(plan).map(store::rules).orElse(List.of()).stream()
            .collect(Collectors.toMap(PlannedRule::rule, PlannedRule::due));
    var table =
        texts.table(
            "rule",
            "table",
            "rows",
            "due-rows",
            "share",
            "held",
            "restricted",
            "unknown",
            "undecided",
            "to-ask",
            "last-run");
    var facts = new ArrayList<Map<String, Object>>();
    for (PlannedRule rule : rules) {
      Object last = before.containsKey(rule.rule()) ? before.get(rule.rule()) : "-";
      table.row(
          rule.rule(),
          rule.subjectTable(),
          rule.examined(),
          rule.due(),
          "%.1f %%".formatted(rule.share() * 100),
          rule.held(),
          rule.restricted(),
          rule.quarantined(),
          rule.deferred(),
          rule.contacts(),
          last);
      facts.add(fact(rule));
    }
    String text =
        texts.say(
            "plan.found",
            plan.id(),
            plan.controller(),
            plan.asOf(),
            plan.digest(),
            policy(controller, texts),
            table);
    Map<String, Object> all = plan(plan, facts);
    all.put("policy_version", controller.policy().edition().number());
    all.put("approval", needsPerson(plan, controller) ? "person" : "itself");
    all.put("policy_signer", controller.policySigner().orElse(""));
    return new Answer("lethe.plan/1", text, all);
  }

  private static String policy(Controller controller, Texts texts) {
    int version = controller.policy().edition().number();
    return controller
        .policySigner()
        .map(signer -> texts.say("plan.signed", version, signer))
        .orElseGet(() -> texts.say("plan.unsigned"));
  }

  private static Map<String, Object> plan(Plan plan, List<Map<String, Object>> rules) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("plan", plan.id().toString());
    facts.put("controller", plan.controller());
    facts.put("run_key", plan.runKey());
    facts.put("as_of", plan.asOf().toString());
    facts.put("state", plan.state().name().toLowerCase(Locale.ROOT));
    facts.put("digest", plan.digest());
    facts.put("rules", rules);
    return facts;
  }

  private static Map<String, Object> fact(PlannedRule rule) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("rule", rule.rule());
    facts.put("table", rule.subjectTable());
    facts.put("examined", rule.examined());
    facts.put("due", rule.due());
    facts.put("held", rule.held());
    facts.put("restricted", rule.restricted());
    facts.put("quarantined", rule.quarantined());
    facts.put("deferred", rule.deferred());
    facts.put("to_ask", rule.contacts());
    return facts;
  }
}
