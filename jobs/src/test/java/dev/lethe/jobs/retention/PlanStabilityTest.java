package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.settings.SettingsFile;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Lease;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of a day depends on that day and on what people did; on nothing else. */
class PlanStabilityTest {
  private static final String PLANNED =
      """
      SELECT count(*) || ' ' || md5(string_agg(concat_ws(' ', rule_id, ordinal, subject_table, subject_key, planned), ',' ORDER BY rule_id, ordinal))
      FROM lethe.plan_subject WHERE plan_id = ?
      """;
  private static DemoRig rig;
  private static String expected = "";

  @BeforeAll
  static void create() throws SQLException {
    rig = DemoRig.create("stability", 1_000);
    expected = planned(rig.controller(), "first");
    assertThat(expected).matches("[1-9]\\d{2,} .*");
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** A connection takes the time zone that the process has when it is opened. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-03-01T00:00:00Z",
    "Africa/Douala, 2026-03-02T10:00:00Z",
    "Europe/Paris, 2026-03-29T00:59:59Z",
    "America/Los_Angeles, 2026-11-01T08:30:00Z",
    "Pacific/Kiritimati, 2027-01-01T00:00:00Z",
    "Pacific/Pago_Pago, 2028-02-29T12:00:00Z",
    "Asia/Kathmandu, 2030-06-15T18:45:00Z",
    "Australia/Lord_Howe, 2040-04-01T15:00:00Z",
  })
  void plan_anyTimeZoneOfTheProcessAndAnyNow_isTheSame(String zone, Instant now) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (var databases = new Databases(rig.home());
        var spark = new Spark(rig.home().resolve("scratch"), Map.of())) {
      var controller =
          Controller.open(
              SettingsFile.read(rig.home(), Map.of()).only(),
              databases,
              spark,
              Clock.fixed(now, ZoneOffset.UTC));
      assertThat(planned(controller, zone)).isEqualTo(expected);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Tag("KM-15")
  @Test
  void plan_afterMailsOpenedAndRowsMigrated_isTheSame() {
    rig.sql().sql("UPDATE users SET last_email_open_at = now()").update();
    rig.sql().sql("UPDATE listings SET last_updated = now(), title = title || ''").update();
    rig.sql().sql("UPDATE users SET sex = coalesce(sex, 'F')").update();
    assertThat(
            rig.sql()
                .sql("SELECT count(*) FROM users WHERE last_updated < now() - interval '1 hour'")
                .query(Long.class)
                .single())
        .as("the trigger says that every row has just changed")
        .isZero();
    assertThat(planned(rig.controller(), "migrated")).isEqualTo(expected);
  }

  private static String planned(Controller controller, String key) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      Plan plan =
          new RetentionRun(controller, lease, Progress.NONE).plan(DemoRig.AS_OF, "stable|" + key);
      return rig.sql().sql(PLANNED).param(plan.id()).query(String.class).single();
    }
  }
}
