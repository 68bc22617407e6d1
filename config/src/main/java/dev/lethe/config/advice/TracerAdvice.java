package dev.lethe.config.advice;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import java.time.Period;
import java.util.stream.Stream;

/** Data of audience measurement, tracers, and the record of a visitor's choice. */
final class TracerAdvice {
  private static final Period AUDIENCE = Period.ofMonths(25);
  private static final Period TRACER = Period.ofMonths(13);

  private TracerAdvice() {}

  static Stream<Advisory> of(Policy policy) {
    return policy.rules().stream().flatMap(rule -> of(policy, rule));
  }

  private static Stream<Advisory> of(Policy policy, Rule rule) {
    if (Signs.isTracer(policy, rule.subject())) {
      return longer(rule, TRACER, "A-02");
    }
    return Signs.isAudience(policy, rule.subject())
        ? longer(rule, AUDIENCE, "A-01")
        : Stream.empty();
  }

  private static Stream<Advisory> longer(Rule rule, Period limit, String id) {
    return Lifetimes.period(rule).stream()
        .filter(period -> Lifetimes.isLonger(period, limit))
        .map(
            period ->
                new Advisory(
                    id, "rules." + rule.id() + ".longer-than", rule.id(), period.toString()));
  }
}
