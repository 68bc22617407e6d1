package dev.lethe.jobs.backups;

import dev.lethe.config.policy.Backups;
import dev.lethe.config.policy.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down, in the transaction that erases, until when backups may hold what is erased. */
public final class BackupDuty {
  private final Policy policy;
  private final UUID plan;
  private final String rule;
  private final Clock clock;

  /**
   * @param rule or a term of the archive
   */
  public BackupDuty(Policy policy, UUID plan, String rule, Clock clock) {
    this.policy = policy;
    this.plan = plan;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * One duty for each rule of a plan: the strictest day of all chunks, the moment of the last.
   *
   * @param began the earliest starting point among the erased, where one is known
   */
  public void note(JdbcClient jdbc, Optional<LocalDate> began) {
    policy.safeguards().backups().ifPresent(backups -> note(jdbc, backups, began));
  }

  private void note(JdbcClient jdbc, Backups backups, Optional<LocalDate> began) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    LocalDate today = now.atZoneSameInstant(policy.zone()).toLocalDate();
    jdbc.sql(
            """
            INSERT INTO lethe.backup_duty AS d (plan_id, rule_id, controller, erased_until, last_day)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (plan_id, rule_id) DO UPDATE SET
              erased_until = greatest(d.erased_until, excluded.erased_until),
              last_day = least(d.last_day, excluded.last_day)
            """)
        .params(plan, rule, policy.controller().value(), now, backups.lastDay(rule, today, began))
        .update();
  }
}
