package dev.lethe.jobs.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.StandingCheck;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Backups follow the actual deletion, and never past a bound from the starting point. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupRegisterTest {
  private static final String KEY = "backups|retain";
  private static final String CONFIRM =
      "INSERT INTO lethe.backup_confirmation (controller) VALUES ('k-inventory')";
  private static DemoRig rig;
  private static BackupRegister register;
  private static LocalDate earliestTermination;

  @BeforeAll
  static void retain() throws SQLException {
    rig = DemoRig.of("k-inventory", "backups", 400, text -> text);
    register = new BackupRegister(rig.controller());
    rig.sql().sql("CREATE SCHEMA before; CREATE TABLE before.tenants AS TABLE tenants").update();
    rig.retain(KEY);
    rig.approve(KEY);
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
    earliestTermination =
        day(
            """
            SELECT min((terminated_at AT TIME ZONE 'Europe/Paris')::date) FROM before.tenants
            WHERE state = 'terminated' AND id NOT IN (SELECT id FROM tenants)
            """);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Order(1)
  @Tag("KI-03")
  @Test
  void retain_boundedRule_setsTheBoundOfWhoWasTerminatedFirst() {
    LocalDate bound =
        rig.sql()
            .sql(
                "SELECT least((now() AT TIME ZONE 'Europe/Paris')::date + interval '3 months', ?::date + interval '4 months')::date")
            .param(earliestTermination)
            .query(LocalDate.class)
            .single();
    assertThat(lastDay("KI-02")).isEqualTo(bound).isBefore(lastDay("KI-14"));
  }

  @Order(2)
  @Tag("KI-03")
  @Test
  void retain_otherRules_countFromTheActualDeletion() {
    LocalDate threeMonths =
        day("SELECT ((now() AT TIME ZONE 'Europe/Paris')::date + interval '3 months')::date");
    assertThat(lastDay("KI-14")).isEqualTo(threeMonths);
  }

  @Order(3)
  @Test
  void retain_samePlanAgain_setsNothingAnew() {
    List<String> before = all();
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
    assertThat(all()).isEqualTo(before);
  }

  @Order(4)
  @Test
  void report_ofTheRun_saysUntilWhen() {
    assertThat(rig.controller().runLog().read())
        .filteredOn(ResidualRecord.class::isInstance)
        .extracting(ResidualRecord.class::cast)
        .filteredOn(record -> record.store().equals("backups"))
        .extracting(ResidualRecord::backups)
        .containsExactly(
            new ResidualRecord.Backups(
                java.util.Optional.of(lastDay("KI-02")), java.util.Optional.empty()));
  }

  @Order(5)
  @Tag("KI-03")
  @Test
  void verify_overdueBackups_isNotClean() {
    rig.sql().sql("UPDATE lethe.backup_duty SET last_day = last_day + 9999").update();
    assertThat(register.overdue()).isZero();
    assertThat(standing().isClean()).isTrue();
    rig.sql()
        .sql("UPDATE lethe.backup_duty SET last_day = current_date - 2 WHERE rule_id = 'KI-02'")
        .update();
    assertThat(register.overdue()).isEqualTo(1);
    assertThat(standing().overdueBackups()).isEqualTo(1);
    assertThat(standing().isClean()).isFalse();
  }

  @Order(6)
  @Test
  void confirm_backupsOfTheDayOfErasure_answersNothing() {
    assertThat(register.confirm(rig.controller().today())).isZero();
    assertThat(register.overdue()).isEqualTo(1);
  }

  @Order(7)
  @Test
  void confirm_dayToCome_isRefused() {
    LocalDate tomorrow = rig.controller().today().plusDays(1);
    assertThatThrownBy(() -> register.confirm(tomorrow))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith("Cannot confirm " + tomorrow);
  }

  @Order(8)
  @Tag("KI-03")
  @Test
  void confirm_backupsMadeAfterTheErasure_answersUntilMoreIsErased() {
    long duties = register.duties().size();
    rig.sql()
        .sql("UPDATE lethe.backup_duty SET erased_until = erased_until - interval '2 days'")
        .update();
    assertThat(register.overdue()).isZero();
    assertThat(register.duties()).hasSize((int) duties).allMatch(BackupRegister.Duty::gone);
    assertThat(register.oldestRestorable()).contains(rig.controller().today());
    rig.sql()
        .sql("UPDATE lethe.backup_duty SET erased_until = now() WHERE rule_id = 'KI-02'")
        .update();
    assertThat(register.overdue()).isEqualTo(1);
  }

  @Order(9)
  @Test
  void confirmations_areNotTheAppliersToWrite() {
    for (String change : List.of("DELETE FROM lethe.backup_confirmation", CONFIRM)) {
      assertThatThrownBy(
              () ->
                  rig.sql()
                      .sql("DO $$ BEGIN SET LOCAL ROLE lethe_applier; %s; END $$".formatted(change))
                      .update())
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private static StandingCheck.Found standing() {
    return new StandingCheck(rig.controller()).check(LocalDate.parse("2026-01-01"));
  }

  private static LocalDate lastDay(String rule) {
    return day("SELECT last_day FROM lethe.backup_duty WHERE rule_id = '%s'".formatted(rule));
  }

  private static LocalDate day(String sql) {
    return rig.sql().sql(sql).query(LocalDate.class).single();
  }

  private static List<String> all() {
    return rig.sql()
        .sql("SELECT d::text FROM lethe.backup_duty d ORDER BY 1")
        .query(String.class)
        .list();
  }
}
