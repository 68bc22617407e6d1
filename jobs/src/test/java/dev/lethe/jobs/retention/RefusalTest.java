package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.demo.Outcome;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.Verdict;
import dev.lethe.jobs.source.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad input: its exit code, a remedy, nothing written, no value of a person in the message. */
class RefusalTest {
  private static final int PEOPLE = 400;
  private static DemoRig rig;

  @BeforeAll
  static void create() throws SQLException {
    rig = DemoRig.create("refusal", PEOPLE);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Tag("KM-01")
  @Test
  void retain_unknownColumn_isRefusedByName() {
    rig.sql().sql("ALTER TABLE devices ADD COLUMN imei text").update();
    try {
      refused("column", ExitCode.INVALID, "Column devices.imei is not classified");
    } finally {
      rig.sql().sql("ALTER TABLE devices DROP COLUMN imei").update();
    }
  }

  @Test
  void retain_vanishedTable_isRefusedByName() {
    rig.sql().sql("ALTER TABLE devices RENAME TO gadgets").update();
    try {
      refused("table", ExitCode.INVALID, "Table devices does not exist");
    } finally {
      rig.sql().sql("ALTER TABLE gadgets RENAME TO devices").update();
    }
  }

  @Tag("KM-01")
  @Test
  void retain_tableNobodyNamed_isRefusedByName() {
    rig.sql().sql("CREATE TABLE diaries (user_id bigint, body text)").update();
    try {
      refused(
          "unlisted",
          ExitCode.INVALID,
          "Table diaries is not in the policy. Add it under 'tables' with its columns if it holds"
              + " people's data, or under 'without-people' if it holds nobody's.");
    } finally {
      rig.sql().sql("DROP TABLE diaries").update();
    }
  }

  @Test
  void retain_tableOfASchemaThatThePolicyNames_isRefusedAndOthersAreNot() throws SQLException {
    try (DemoRig own = DemoRig.create("elsewhere", PEOPLE)) {
      own.sql().sql("CREATE SCHEMA reporting; CREATE TABLE reporting.sales (at date)").update();
      assertThat(own.retain("elsewhere").code()).isEqualTo(ExitCode.WAITING);
    }
  }

  @Test
  void retain_missingRight_isRefusedBeforeAnyRow() {
    rig.sql().sql("REVOKE DELETE ON payments FROM lethe_applier").update();
    try {
      refused("right", ExitCode.INVALID, "lethe_applier may not DELETE from payments");
    } finally {
      rig.sql().sql("GRANT DELETE ON payments TO lethe_applier").update();
    }
  }

  @Test
  void retain_rowSecurityThatHidesEverybody_isRefusedBeforeAnyRow() {
    rig.sql().sql("ALTER TABLE users ENABLE ROW LEVEL SECURITY").update();
    try {
      refused(
          "hidden",
          ExitCode.INVALID,
          "row-level security may hide rows from lethe_applier on users");
    } finally {
      rig.sql().sql("ALTER TABLE users DISABLE ROW LEVEL SECURITY").update();
    }
  }

  @Test
  void apply_rowSecurityCameAfterTheApproval_isRefused() throws SQLException {
    try (DemoRig own = DemoRig.create("hidden", PEOPLE)) {
      own.retain("hidden");
      own.approve("hidden");
      own.sql().sql("ALTER TABLE users ENABLE ROW LEVEL SECURITY").update();
      RetentionJob.Ended ended = own.retain("hidden");
      assertThat(ended.code()).isEqualTo(ExitCode.INVALID);
      assertThat(ended.message()).contains("row-level security may hide rows");
      own.sql().sql("ALTER TABLE users DISABLE ROW LEVEL SECURITY").update();
      assertThat(own.retain("hidden").code()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void retain_warehouseNotWritable_isRefusedBeforeAnyRow() throws IOException {
    Path warehouse = rig.controller().settings().warehouse();
    Path aside = rig.home().resolve("warehouse-aside");
    if (Files.exists(warehouse)) {
      Files.move(warehouse, aside);
    }
    Files.createFile(warehouse);
    try {
      refused("warehouse", ExitCode.UNREACHABLE, "Cannot write");
    } finally {
      Files.delete(warehouse);
    }
  }

  @Test
  void retain_evidenceOfAnotherKey_isRefusedBeforeAnyRow() throws IOException {
    rig.controller().runLog().requireReady();
    Path key = rig.controller().settings().evidence().resolve("run-log.pub");
    String own = Files.readString(key);
    Files.writeString(key, own.replaceFirst("(?s)KEY-----.....", "KEY-----"));
    try {
      refused("evidence", ExitCode.RESIDUE, "is not this installation's");
    } finally {
      Files.writeString(key, own);
    }
  }

  @Test
  void verify_rowsHiddenFromThePlanner_isRefusedAndNotClean() {
    rig.sql().sql("ALTER TABLE users ENABLE ROW LEVEL SECURITY").update();
    try {
      var check = new StandingCheck(rig.controller());
      assertThatThrownBy(() -> check.check(LocalDate.parse("2026-03-01")))
          .isInstanceOf(LetheException.class)
          .hasMessageContaining("row-level security may hide rows");
    } finally {
      rig.sql().sql("ALTER TABLE users DISABLE ROW LEVEL SECURITY").update();
    }
  }

  @Test
  void plan_futureDay_isRefused() {
    LocalDate tomorrow = LocalDate.now(rig.controller().clock()).plusDays(2);
    var ended =
        new RetentionJob(rig.controller(), Progress.NONE)
            .run(tomorrow, "future", RetentionSteps.Bounds.NONE);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID);
    assertThat(ended.message()).startsWith("Cannot plan as of " + tomorrow);
  }

  @Test
  void plan_alone_thatIsRefused_doesNotStandAsRunning() {
    LocalDate tomorrow = LocalDate.now(rig.controller().clock()).plusDays(2);
    var job = new RetentionJob(rig.controller(), Progress.NONE);

    assertThatThrownBy(() -> job.plan(tomorrow, "future, planned"))
        .hasMessageStartingWith("Cannot plan as of " + tomorrow);
    assertThat(rig.controller().runs().find(RetentionJob.NAME, "future, planned").orElseThrow())
        .extracting(Run::state, Run::exitCode)
        .containsExactly(Run.State.FAILED, Optional.of(ExitCode.INVALID.number()));
  }

  @Test
  void retain_whileAnotherRunHoldsTheLease_isSentAway() {
    try (Lease lease =
        Lease.take(rig.controller().source().dataSource(), rig.controller().name())) {
      assertThat(lease).isNotNull();
      assertThatThrownBy(() -> rig.retain("second"))
          .isInstanceOfSatisfying(
              LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    }
  }

  @Test
  void apply_rowExchangedAfterApproval_isRefused() throws SQLException {
    try (DemoRig own = DemoRig.create("tampered", PEOPLE)) {
      own.retain("tampered");
      own.approve("tampered");
      own.sql()
          .sql(
              """
              UPDATE lethe.plan_subject SET subject_key =
                (SELECT max(id)::text FROM users WHERE last_login_at > DATE '2026-01-01')
              WHERE ordinal = 1 AND rule_id = 'KM-15'
              """)
          .update();
      long before = users(own);
      RetentionJob.Ended ended = own.retain("tampered");
      assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(ended.message()).contains("its rows are not those that were approved");
      assertThat(users(own)).isEqualTo(before);
    }
  }

  @Test
  void retain_releaseThatTheGateRefuses_retiresPeopleAndPublishesNothing() throws SQLException {
    try (DemoRig own = DemoRig.create("gate", PEOPLE, RefusalTest::byAgeWithATotal)) {
      leaveOneSmallBand(own);
      own.retain("gate");
      own.approve("gate");
      RetentionJob.Ended ended = own.retain("gate");
      assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
      var release =
          own.controller().runLog().read().stream()
              .filter(ReleaseRecord.class::isInstance)
              .map(ReleaseRecord.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(release.version()).isEmpty();
      assertThat(release.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(own.sql().sql("SELECT count(*) FROM lethe.pool").query(Long.class).single())
          .isZero();
      assertThat(own.controller().settings().warehouse().resolve("gold/retired_people"))
          .doesNotExist();
      own.histories()
          .expecting(Outcome.ANONYMISED)
          .forEach(history -> assertThat(own.present(history)).as(history.label()).isZero());
    }
  }

  private static String byAgeWithATotal(String policy) {
    return policy.replace("by: [region, birth_date]", "by: [birth_date]\n    totals: true");
  }

  /**
   * Two of those who will be retired are alone in their band: the total less the rest shows them.
   */
  private static void leaveOneSmallBand(DemoRig rig) {
    Long[] two =
        rig.histories().expecting(Outcome.ANONYMISED).stream()
            .filter(history -> history.table().equals("users"))
            .flatMap(history -> history.keys().boxed())
            .limit(2)
            .toArray(Long[]::new);
    rig.sql()
        .sql(
            "UPDATE users SET birth_date = CASE WHEN id = ANY (?) THEN DATE '2004-01-01' ELSE DATE '1975-01-01' END")
        .param(two)
        .update();
  }

  private static void refused(String key, ExitCode code, String says) {
    long users = users(rig);
    RetentionJob.Ended ended = rig.retain("refused|" + key);
    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.message()).startsWith("Cannot ").contains(says).doesNotContain("@");
    assertThat(users(rig)).isEqualTo(users);
    assertThat(rig.sql().sql("SELECT count(*) FROM lethe.plan").query(Long.class).single())
        .isZero();
  }

  private static long users(DemoRig rig) {
    return rig.sql().sql("SELECT count(*) FROM users").query(Long.class).single();
  }
}
