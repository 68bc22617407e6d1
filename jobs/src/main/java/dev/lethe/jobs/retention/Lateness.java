package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The longest time, in whole hours, between the moment a subject fell due and the moment it is
 * retired. A period ends with a day, so its subject falls due as the next day begins in the
 * controller's zone; a rule about age or opposition falls due when the plan finds the person.
 */
final class Lateness {
  private final ApprovedPlan approved;
  private final Rule rule;
  private final Clock clock;

  Lateness(ApprovedPlan approved, Rule rule, Clock clock) {
    this.approved = approved;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * In the transaction that retires them.
   *
   * @param began the earliest starting point among the retired
   */
  void note(JdbcClient jdbc, Optional<LocalDate> began) {
    fellDue(began)
        .ifPresent(
            moment ->
                jdbc.sql(
                        "UPDATE lethe.plan_rule SET max_lateness_hours = greatest(max_lateness_hours, ?) WHERE plan_id = ? AND rule_id = ?")
                    .params(hoursSince(moment), approved.plan().id(), rule.id())
                    .update());
  }

  private long hoursSince(Instant moment) {
    return Math.max(0, Duration.between(moment, clock.instant()).toHours());
  }

  private Optional<Instant> fellDue(Optional<LocalDate> began) {
    return rule.trigger()
        .read(
            new Trigger.Cases<Optional<Instant>>() {
              @Override
              public Optional<Instant> elapsed(Trigger.Elapsed elapsed) {
                return began.map(day -> nextDay(day, elapsed.longerThan()));
              }

              @Override
              public Optional<Instant> underAge(Trigger.UnderAge young) {
                return Optional.of(approved.plan().plannedAt());
              }

              @Override
              public Optional<Instant> opposed(Trigger.Opposed opposed) {
                return Optional.of(approved.plan().plannedAt());
              }

              @Override
              public Optional<Instant> requested(Trigger.Requested requested) {
                return Optional.of(nextDay(requested.receivedOn(), Period.ofMonths(1)));
              }
            });
  }

  private Instant nextDay(LocalDate began, Period period) {
    return began.plus(period).plusDays(1).atStartOfDay(approved.policy().zone()).toInstant();
  }
}
