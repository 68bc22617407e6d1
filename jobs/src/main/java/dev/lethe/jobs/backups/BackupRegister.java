package dev.lethe.jobs.backups;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A controller's duties about backups, and the confirmations of operations that answer them.
 * Whether a confirmation is true is not checked: nothing here reads a backup.
 */
public final class BackupRegister {
  private final Controller controller;

  public BackupRegister(Controller controller) {
    this.controller = controller;
  }

  /**
   * What the runs that erased by one rule on one day ask of backups.
   *
   * @param lastDay the last day on which a backup may hold it
   * @param gone whether a confirmation covers it
   */
  public record Duty(String rule, LocalDate erasedOn, LocalDate lastDay, boolean gone) {
    public boolean overdue(LocalDate today) {
      return !gone && lastDay.isBefore(today);
    }
  }

  /** All of them, the most urgent first. */
  public List<Duty> duties() {
    return controller
        .source()
        .as(
            SourceRole.AUDITOR,
            "look at the duties about backups",
            jdbc ->
                jdbc.sql(
                        """
                        SELECT rule_id AS rule, (erased_until AT TIME ZONE ?)::date AS erased_on,
                          min(last_day) AS last_day, bool_and(gone) AS gone
                        FROM lethe.backup_standing WHERE controller = ?
                        GROUP BY 1, 2 ORDER BY bool_and(gone), min(last_day), 1, 2
                        """)
                    .params(controller.policy().zone().getId(), controller.name())
                    .query(Duty.class)
                    .list());
  }

  public long overdue() {
    return duties().stream().filter(duty -> duty.overdue(controller.today())).count();
  }

  /** What a run's record says of backups. */
  public ResidualRecord.Backups known(UUID plan) {
    return new ResidualRecord.Backups(goneBy(plan), oldestRestorable());
  }

  private Optional<LocalDate> goneBy(UUID plan) {
    return controller
        .source()
        .as(
            SourceRole.AUDITOR,
            "look at the duties about backups",
            jdbc ->
                jdbc.sql(
                        "SELECT last_day FROM lethe.backup_duty WHERE plan_id = ? ORDER BY 1 LIMIT 1")
                    .param(plan)
                    .query(LocalDate.class)
                    .optional());
  }

  /** The latest day that operations confirmed. */
  public Optional<LocalDate> oldestRestorable() {
    return controller
        .source()
        .as(
            SourceRole.AUDITOR,
            "look at the confirmations about backups",
            jdbc ->
                jdbc.sql(
                        "SELECT oldest_restorable FROM lethe.backup_confirmation WHERE controller = ? ORDER BY restorable_from DESC LIMIT 1")
                    .param(controller.name())
                    .query(LocalDate.class)
                    .optional());
  }

  /**
   * Notes that nothing can be restored as it was before that day began, in the controller's zone:
   * neither from backups nor from archived logs, snapshots or replicas.
   *
   * @return how many duties it answers that were open before
   * @throws LetheException INVALID for a day to come
   */
  public long confirm(LocalDate oldest) {
    if (oldest.isAfter(controller.today())) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot confirm %s: the day has not come. Give the day of the oldest backup that can still be restored."
              .formatted(oldest));
    }
    long before = open();
    controller
        .source()
        .asOwner(
            "note what operations confirm",
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO lethe.backup_confirmation
                          (controller, oldest_restorable, restorable_from, confirmed_by, confirmed_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                    .params(
                        controller.name(),
                        oldest,
                        oldest.atStartOfDay(controller.policy().zone()).toOffsetDateTime(),
                        controller.settings().operator(),
                        OffsetDateTime.now(controller.clock()))
                    .update());
    return before - open();
  }

  private long open() {
    return duties().stream().filter(duty -> !duty.gone()).count();
  }
}
