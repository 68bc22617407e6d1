package dev.lethe.config.read;

import static dev.lethe.config.read.Value.integer;
import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clocks, rules and duties of a checked file. */
final class RuleBinding {
  private RuleBinding() {}

  static Map<String, Clock> clocks(Mapping policy) {
    Map<String, Clock> clocks = new LinkedHashMap<>();
    for (Entry entry : policy.mapping("clocks").entries()) {
      Mapping clock = policy.mapping("clocks").mapping(entry.key());
      clocks.put(
          entry.key(),
          clock(
              entry.key(),
              clock,
              clock.find("latest-of").isPresent() ? Clock.Pick.LATEST : Clock.Pick.EARLIEST));
    }
    return clocks;
  }

  private static Clock clock(String name, Mapping clock, Clock.Pick pick) {
    return new Clock(
        name,
        pick,
        Value.texts(clock, pick.word()).stream().map(RuleBinding::event).toList(),
        optional(clock, "otherwise").map(RuleBinding::event));
  }

  static Event event(String text) {
    return EventText.parse(text).orElseThrow();
  }

  static Rule rule(Mapping rule, Map<String, Clock> clocks) {
    return new Rule(
        text(rule, "id"),
        clause(rule),
        TableName.of(text(rule, "subject")),
        trigger(rule, clocks),
        conditions(rule),
        Words.find(Then.values(), Then::word, text(rule, "then")),
        optional(rule, "release"),
        pseudonym(rule),
        DecisionBinding.decision(rule),
        RecontactBinding.recontact(rule));
  }

  private static Optional<Pseudonym> pseudonym(Mapping rule) {
    Mapping pseudonym = rule.mapping("pseudonym");
    return rule.find("pseudonym").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pseudonym(
                Value.texts(pseudonym, "columns"),
                text(pseudonym, "purpose"),
                Period.parse(text(pseudonym, "epoch"))));
  }

  static Clause clause(Mapping mapping) {
    return new Clause(text(mapping, "clause"), text(mapping, "quote"));
  }

  private static Trigger trigger(Mapping rule, Map<String, Clock> clocks) {
    Mapping when = rule.mapping("when");
    if (when.find("opposed").isPresent()) {
      return new Trigger.Opposed(Value.texts(when, "opposed"));
    }
    return rule.find("when").isEmpty()
        ? new Trigger.Elapsed(clock(text(rule, "since"), clocks), period(text(rule, "longer-than")))
        : new Trigger.UnderAge(
            text(when, "born"),
            integer(when, "younger-than"),
            optional(when, "unless"),
            Duration.parse(text(when, "within")));
  }

  /** The end of the day itself is a period of no days. */
  static Period period(String written) {
    return written.equals("end-of-day") ? Period.ZERO : Period.parse(written);
  }

  static List<Condition> conditions(Mapping rule) {
    List<Condition> conditions = new ArrayList<>();
    for (String word : List.of("only", "except")) {
      Mapping columns = rule.mapping(word);
      for (Entry entry : columns.entries()) {
        List<String> values = Value.texts(columns, entry.key());
        conditions.add(new Condition(entry.key(), values, word.equals("except")));
      }
    }
    return conditions;
  }

  private static Clock clock(String since, Map<String, Clock> clocks) {
    Clock named = clocks.get(since);
    return named != null
        ? named
        : new Clock(since, Clock.Pick.LATEST, List.of(event(since)), Optional.empty());
  }

  static Duty duty(Mapping duty) {
    return new Duty(text(duty, "id"), clause(duty), fulfilment(duty));
  }

  private static Duty.Fulfilment fulfilment(Mapping duty) {
    return duty.find("check").isPresent()
        ? new Duty.Fulfilment.ByCheck(Words.find(Check.values(), Check::word, text(duty, "check")))
        : new Duty.Fulfilment.ByPerson(text(duty, "person"), text(duty, "reason"));
  }
}
