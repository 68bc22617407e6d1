package dev.lethe.config.register;

import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Policy;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The duties: technical measures where Lethe enforces them, organisational ones where people do.
 */
final class Measures {
  private final Policy policy;
  private final Explanation explanation;
  private final Node nodes;

  Measures(Policy policy, Explanation explanation, Node nodes) {
    this.policy = policy;
    this.explanation = explanation;
    this.nodes = nodes;
  }

  void addTo(ObjectNode register) {
    ArrayNode technical = register.putArray("technicalMeasure");
    ArrayNode organisational = register.putArray("organisationalMeasure");
    for (int i = 0; i < policy.duties().size(); i++) {
      DutyText text = explanation.duties().get(i);
      if (policy.duties().get(i).fulfilment() instanceof ByPerson person) {
        organisational.add(organisational(text, person));
      } else {
        technical.add(technical(text));
      }
    }
  }

  private ObjectNode technical(DutyText duty) {
    ObjectNode measure = begun(duty, "dpv:TechnicalMeasure");
    measure.set("description", nodes.said(duty.fulfilment()));
    return measure;
  }

  private ObjectNode organisational(DutyText duty, ByPerson person) {
    ObjectNode measure = begun(duty, "dpv:OrganisationalMeasure");
    measure.set("description", nodes.quoted(person.reason()));
    boolean isOfficer = person.who().equals("dpo");
    ObjectNode who =
        nodes.named(
            "function:" + person.who().replaceAll("[^A-Za-z0-9-]", "-"),
            isOfficer ? "dpv:DataProtectionOfficer" : "dpv:OrganisationalUnit");
    who.set("title", nodes.said(duty.who()));
    measure.set("responsible", who);
    return measure;
  }

  private ObjectNode begun(DutyText duty, String type) {
    ObjectNode measure = nodes.named(duty.id(), type);
    measure.put("title", duty.id());
    measure.set("citation", nodes.quoted(duty.clause() + ": " + duty.quote()));
    return measure;
  }
}
