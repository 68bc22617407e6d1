package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant I5: killed while people are being asked, before the transaction is committed. */
class RecontactCrashTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final String KEY = "recontact|retain";

  /** Who is to be asked, by the database's own calendar. */
  private static final String DUE =
      """
      SELECT id::text FROM prospects
      WHERE ((CASE origin WHEN 'former-customer' THEN relation_ended_at ELSE coalesce(last_contact_at, collected_at) END
              AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date - date '2026-03-01' BETWEEN 30 AND 37
      ORDER BY id
      """;

  /** The first rule's people are asked and committed, the second's are not. */
  @Test
  void sameCommand_afterKillBetweenNoteAndCommit_asksEverybodyOnce()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.of("okasio", "recontact_kill", 300, text -> text)) {
      List<String> due = rig.sql().sql(DUE).query(String.class).list();
      assertThat(due).hasSizeGreaterThanOrEqualTo(12);
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.WAITING);
      rig.approve(KEY);

      KilledRun.killAt(rig, CrashPoint.IN_RECONTACT, DAY, KEY, 1);
      assertThat(asked(rig)).hasSize(notices(rig)).hasSizeBetween(1, due.size() - 1);

      RetentionJob.Ended ended = rig.retain(KEY);
      assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.DONE);
      assertThat(asked(rig)).containsExactlyElementsOf(due);
      assertThat(notices(rig)).isEqualTo(due.size());
    }
  }

  private static List<String> asked(DemoRig rig) {
    return rig.sql()
        .sql("SELECT subject_key FROM lethe.recontact ORDER BY subject_key::bigint")
        .query(String.class)
        .list();
  }

  private static int notices(DemoRig rig) {
    return rig.sql()
        .sql("SELECT count(DISTINCT reference) FROM lethe.notice WHERE purpose = 'contact'")
        .query(Integer.class)
        .single();
  }
}
