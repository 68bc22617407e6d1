package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;

import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Then;
import dev.lethe.config.read.Written.Mapping;
import java.time.Period;
import java.util.Optional;

/** Whom a rule of a checked file asks before it acts. */
final class RecontactBinding {
  /** What is usual; a run a week loses nobody. */
  static final Period LEAD = Period.ofDays(7);

  private static final Period BEFORE = Period.ofDays(30);

  /**
   * A release may be sealed up to 31 days before the period ends: nobody may be waiting by then.
   */
  static final Period BEFORE_SEALING = Period.ofDays(61);

  private RecontactBinding() {}

  static Optional<Recontact> recontact(Mapping rule) {
    return rule.find("recontact").map(any -> recontact(rule, rule.mapping("recontact")));
  }

  private static Recontact recontact(Mapping rule, Mapping written) {
    return new Recontact(
        text(written, "id"),
        RuleBinding.clause(written),
        text(written, "recipient"),
        text(written, "reference"),
        text(written, "answer"),
        before(rule),
        optional(written, "lead").map(Period::parse).orElse(LEAD),
        RuleBinding.conditions(written),
        DecisionBinding.decision(written));
  }

  /** As written, or the least that the rule's act allows. */
  static Period before(Mapping rule) {
    return optional(rule.mapping("recontact"), "before").map(Period::parse).orElse(least(rule));
  }

  private static Period least(Mapping rule) {
    return RuleCheck.isThen(rule, Then.ANONYMISE) ? BEFORE_SEALING : BEFORE;
  }
}
