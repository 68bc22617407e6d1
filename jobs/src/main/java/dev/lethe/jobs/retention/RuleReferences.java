package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.evidence.RuleReference;
import dev.lethe.jobs.source.Cutoff;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** How the run log names a rule: its clause, clock and period, and the last day that was due. */
final class RuleReferences {
  private static final String OPPOSITION = "opposition";

  private RuleReferences() {}

  static RuleReference of(Rule rule, LocalDate asOf) {
    return rule.trigger()
        .read(
            new Trigger.Cases<RuleReference>() {
              @Override
              public RuleReference elapsed(Trigger.Elapsed elapsed) {
                return reference(
                    rule,
                    elapsed.since().name(),
                    elapsed.longerThan().toString(),
                    Cutoff.of(elapsed.longerThan(), asOf).lastDueDay());
              }

              @Override
              public RuleReference underAge(Trigger.UnderAge young) {
                return reference(
                    rule,
                    "detection",
                    young.within().toString(),
                    Cutoff.of(Period.ofYears(young.years()), asOf.plusDays(1)).lastDueDay());
              }

              @Override
              public RuleReference opposed(Trigger.Opposed opposed) {
                return reference(rule, OPPOSITION, Period.ZERO.toString(), asOf);
              }

              @Override
              public RuleReference requested(Trigger.Requested requested) {
                return reference(rule, "request", Period.ofMonths(1).toString(), asOf);
              }
            });
  }

  private static RuleReference reference(Rule rule, String clock, String period, LocalDate cutoff) {
    return new RuleReference(
        rule.id(),
        rule.subject(),
        rule.clause(),
        clock,
        Optional.of(period),
        Optional.of(cutoff),
        rule.decision());
  }
}
