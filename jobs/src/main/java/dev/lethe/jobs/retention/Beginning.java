package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.StartingDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the period of a rule began, for the first of a few subjects whose rows are still there. */
final class Beginning {
  private final ApprovedPlan approved;
  private final Rule rule;

  Beginning(ApprovedPlan approved, Rule rule) {
    this.approved = approved;
    this.rule = rule;
  }

  /** Empty for a rule without a period, and where nothing is known. */
  Optional<LocalDate> earliest(JdbcClient jdbc, List<String> keys) {
    return rule.trigger() instanceof Trigger.Elapsed elapsed
        ? earliest(jdbc, elapsed.since(), keys)
        : Optional.empty();
  }

  private Optional<LocalDate> earliest(JdbcClient jdbc, Clock since, List<String> keys) {
    var subject = approved.policy().table(rule.subject());
    Fragment query =
        Fragment.of("SELECT min(")
            .then(StartingDay.of(approved.policy(), approved.schema(), rule.subject(), since))
            .then(") FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(Keys.among(subject, approved.schema(), keys));
    return Optional.ofNullable(
        jdbc.sql(query.sql())
            .params(query.values())
            .query((row, n) -> row.getObject(1, LocalDate.class))
            .list()
            .get(0));
  }
}
