package dev.lethe.config.register;

import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Period;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long a rule lets data be stored, how they end, and whose they are. */
record Storage(String subject, ArrayNode conditions) {

  /** One answer per trigger. */
  record Of(Node nodes, RuleText text, boolean ends) implements Trigger.Cases<Storage> {
    @Override
    public Storage elapsed(Elapsed elapsed) {
      return new Storage("dpv:DataSubject", lasting(elapsed.longerThan()));
    }

    /** A period after a start, and the deletion at its end where that is one. */
    ArrayNode lasting(Period period) {
      ObjectNode duration = nodes.blank("dpv:StorageDuration");
      duration.set("duration", length(period.toString()));
      duration.set("description", nodes.said(text.start()));
      ArrayNode conditions = JsonNodeFactory.instance.arrayNode().add(duration);
      return ends ? conditions.add(deletion()) : conditions;
    }

    @Override
    public Storage underAge(UnderAge underAge) {
      ObjectNode deletion = deletion();
      deletion.set("duration", length(underAge.within().toString()));
      return new Storage("dpv:Child", JsonNodeFactory.instance.arrayNode().add(deletion));
    }

    @Override
    public Storage opposed(Opposed opposed) {
      return new Storage("dpv:DataSubject", JsonNodeFactory.instance.arrayNode().add(deletion()));
    }

    private ObjectNode deletion() {
      ObjectNode deletion = nodes.blank("dpv:StorageDeletion");
      deletion.set("description", nodes.said(text.act()));
      return deletion;
    }

    private ObjectNode length(String period) {
      return nodes.blank("dpv:TemporalDuration").put("length", period);
    }
  }
}
