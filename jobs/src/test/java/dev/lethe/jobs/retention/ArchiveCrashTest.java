package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RuleRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invariant I5 where rows go to the archive, and where they leave it: none lost, none twice. */
class ArchiveCrashTest {
  private static final int PEOPLE = 600;
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate NEXT = LocalDate.parse("2026-03-02");
  private static List<String> afterFirst = List.of();
  private static List<String> afterNext = List.of();

  @BeforeAll
  static void runUndisturbed() throws SQLException {
    try (DemoRig rig = rig("undisturbed")) {
      retain(rig, FIRST);
      afterFirst = state(rig);
      retain(rig, NEXT);
      afterNext = state(rig);
    }
    assertThat(afterFirst).isNotEqualTo(afterNext);
  }

  @Test
  void sameCommand_afterKillWhileRowsAreArchived_endsAsUndisturbed()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = rig("kill_archive")) {
      wait(rig, FIRST);
      KilledRun.killAt(rig, CrashPoint.IN_APPLY, FIRST, key(FIRST), 0);
      assertThat(rig.retain(key(FIRST), FIRST).code()).isEqualTo(ExitCode.DONE);
      assertThat(state(rig)).isEqualTo(afterFirst);
    }
  }

  @Test
  void sameCommand_afterKillWhileTheArchiveIsPurged_endsAsUndisturbed()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = rig("kill_purge")) {
      retain(rig, FIRST);
      wait(rig, NEXT);
      KilledRun.killAt(rig, CrashPoint.IN_PURGE, NEXT, key(NEXT), 0);
      assertThat(rig.retain(key(NEXT), NEXT).code()).isEqualTo(ExitCode.DONE);
      assertThat(state(rig)).isEqualTo(afterNext);
    }
  }

  /** The demo's first days move more than a night would. */
  private static DemoRig rig(String name) throws SQLException {
    return DemoRig.of(
        "okasio", name, PEOPLE, text -> text.replace("refuse-above: 20%", "refuse-above: 100%"));
  }

  private static String key(LocalDate day) {
    return "archive|" + day;
  }

  private static void wait(DemoRig rig, LocalDate day) {
    assertThat(rig.retain(key(day), day).code()).isEqualTo(ExitCode.WAITING);
    rig.approve(key(day));
  }

  private static void retain(DemoRig rig, LocalDate day) {
    wait(rig, day);
    assertThat(rig.retain(key(day), day).code()).isEqualTo(ExitCode.DONE);
  }

  /** Tables, archive and evidence; random ids aside. */
  private static List<String> state(DemoRig rig) {
    var state = new ArrayList<String>();
    rig.controller()
        .policy()
        .tables()
        .keySet()
        .forEach(table -> state.add(table + " " + digest(rig, table.toString(), "t.id")));
    state.add(
        "archive "
            + digest(
                rig,
                "(SELECT to_jsonb(e) - 'entry_id' AS entry, table_name, row_key FROM lethe_archive.entry e)",
                "t.table_name, t.row_key"));
    rig.controller().runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .map(
            record ->
                record.rule().id()
                    + record.treatment().table()
                    + record.counts()
                    + record.rows()
                    + record.remainder())
        .forEach(state::add);
    return state;
  }

  private static String digest(DemoRig rig, String rows, String order) {
    return rig.sql()
        .sql(
            "SELECT count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, '' ORDER BY %s)), '') FROM %s t"
                .formatted(order, rows))
        .query(String.class)
        .single();
  }
}
