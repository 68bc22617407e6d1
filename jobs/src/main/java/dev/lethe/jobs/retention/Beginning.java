package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.StartingDay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When the period of a rule began, for the first of a few subjects whose rows are still there. What
 * a run says of itself is its greatest lateness: so only those are looked at who are later than
 * everybody noted before, and of most chunks that is nobody.
 */
final class Beginning {
  private final ApprovedPlan approved;
  private final Rule rule;
  private final Clock clock;

  Beginning(ApprovedPlan approved, Rule rule, Clock clock) {
    this.approved = approved;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * Empty for a rule without a period, where nothing is known, and, unless the day matters for
   * backups, where nobody is later than what the plan has noted of this rule.
   */
  Optional<LocalDate> earliest(JdbcClient jdbc, List<String> keys) {
    return rule.trigger() instanceof Trigger.Elapsed elapsed
        ? earliest(jdbc, elapsed, keys)
        : Optional.empty();
  }

  private Optional<LocalDate> earliest(
      JdbcClient jdbc, Trigger.Elapsed elapsed, List<String> keys) {
    var subject = approved.policy().table(rule.subject());
    Fragment query =
        Fragment.of("SELECT min(")
            .then(
                StartingDay.of(
                    approved.policy(), approved.schema(), rule.subject(), elapsed.since()))
            .then(") FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(Keys.among(subject, approved.schema(), keys))
            .then(laterThanNoted(jdbc));
    return Optional.ofNullable(
        jdbc.sql(query.sql())
            .params(query.values())
            .query((row, n) -> row.getObject(1, LocalDate.class))
            .list()
            .get(0));
  }

  /**
   * Backups whose last day is reckoned from the start need every start: of two that fall due on one
   * day, one may be earlier.
   */
  private Fragment laterThanNoted(JdbcClient jdbc) {
    boolean startsCount =
        approved
            .policy()
            .safeguards()
            .backups()
            .filter(backups -> backups.neverPast().containsKey(rule.id()))
            .isPresent();
    return startsCount
        ? Fragment.of("")
        : noted(jdbc).map(this::wereDueBefore).orElse(Fragment.of(""));
  }

  /** In whole hours; nothing where nobody was late by as much as one. */
  private Optional<Long> noted(JdbcClient jdbc) {
    return jdbc.sql(
            "SELECT max_lateness_hours FROM lethe.plan_rule WHERE plan_id = ? AND rule_id = ? AND max_lateness_hours > 0")
        .params(approved.plan().id(), rule.id())
        .query(Long.class)
        .optional();
  }

  /** Due already on the day that lies one hour more than {@code lateness} back. */
  private Fragment wereDueBefore(long lateness) {
    LocalDate day =
        clock
            .instant()
            .minus(Duration.ofHours(lateness + 1))
            .atZone(approved.policy().zone())
            .toLocalDate();
    Due due = DueConditions.of(approved.policy(), approved.schema(), rule, day);
    return Fragment.of(" AND ")
        .then(due.included())
        .then(" AND NOT (")
        .then(due.unknown())
        .then(")");
  }
}
