package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The rule behind a record, as the policy states it.
 *
 * @param subject the table whose rows the rule finds due
 * @param clockEvent the starting point of the period (ISO/IEC 27555)
 * @param period ISO 8601, as {@code P3Y} or {@code PT72H}
 * @param cutoffDate last day of the clock that is due, in the run's zone
 * @param decision what the text leaves open; a rule plans but never acts until it is answered
 */
public record RuleReference(
    String id,
    TableName subject,
    Clause clause,
    String clockEvent,
    Optional<String> period,
    Optional<LocalDate> cutoffDate,
    Optional<Decision> decision) {
  public RuleReference {
    Shape.reference("rule_id", id);
    Shape.reference("clock_event", clockEvent);
    period.ifPresent(text -> Shape.reference("period", text));
  }
}
