package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.demo.DemoHistory;
import dev.lethe.jobs.demo.Outcome;
import dev.lethe.jobs.evidence.RuleRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invariant I4: a hold that is being placed while its subject is about to go. */
class HoldRaceTest {
  private static final String KEY = "race|retain";

  @Tag("KM-09")
  @Test
  void retain_holdCommittedWhileItWaitsForTheRow_sparesTheHeld() throws Exception {
    try (DemoRig rig = DemoRig.create("race", 400, DemoRig::uncounted)) {
      rig.retain(KEY);
      rig.approve(KEY);
      long victim = victim(rig);
      CompletableFuture<RetentionJob.Ended> run;
      try (Connection holder = rig.controller().source().dataSource().getConnection()) {
        holder.setAutoCommit(false);
        placeHold(holder, victim);
        run = CompletableFuture.supplyAsync(() -> rig.retain(KEY));
        waitUntilSomebodyWaits(rig, run);
        holder.commit();
      }
      assertThat(run.get(5, TimeUnit.MINUTES).code()).isEqualTo(ExitCode.DONE);
      assertThat(
              rig.sql()
                  .sql("SELECT count(*) FROM users WHERE id = ?")
                  .param(victim)
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
      assertThat(heldLate(rig)).isEqualTo(1);
    }
  }

  private static long victim(DemoRig rig) {
    return rig.histories().expecting(Outcome.ANONYMISED).stream()
        .filter(history -> history.outcome().isPresent())
        .map(DemoHistory::keys)
        .flatMapToLong(keys -> keys)
        .findFirst()
        .orElseThrow();
  }

  private static void placeHold(Connection holder, long victim) throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute("SELECT 1 FROM users WHERE id = " + victim + " FOR UPDATE");
      statement.execute(
          """
          INSERT INTO lethe.hold (hold_id, subject_table, subject_key, kind, case_ref, approver,
            review_on, opened_at)
          VALUES (gen_random_uuid(), 'users', '%d', 'fraud', 'late', 'dpo', DATE '2099-01-01', now())
          """
              .formatted(victim));
    }
  }

  /** Someone who waits for a lock is the run: nobody else uses this database. */
  private static void waitUntilSomebodyWaits(DemoRig rig, CompletableFuture<RetentionJob.Ended> run)
      throws InterruptedException {
    long waiting = 0;
    while (waiting == 0 && !run.isDone()) {
      TimeUnit.MILLISECONDS.sleep(20);
      waiting =
          rig.sql()
              .sql(
                  "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
              .query(Long.class)
              .single();
    }
    assertThat(run).as("the run waits for the row").isNotDone();
  }

  private static long heldLate(DemoRig rig) {
    return rig.controller().runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .filter(RuleRecord::ownTable)
        .mapToLong(record -> record.heldByReason().getOrDefault("fraud", 0L))
        .sum();
  }
}
