package dev.lethe.jobs.retention;

import dev.lethe.anonymizer.pseudonym.KeyRing;
import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.CrashPoint;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.backups.BackupDuty;
import dev.lethe.jobs.pseudonym.PseudonymKeys;
import dev.lethe.jobs.source.Cells;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.Notices;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Pseudonymising;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import dev.lethe.jobs.source.Retirements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Retires one chunk in one transaction: lock, look again, count the remainder, delete (or replace
 * identifiers), write down. The second look is a statement of its own, after the lock: under READ
 * COMMITTED it sees what was committed while this transaction waited.
 */
final class ChunkWork {
  private final ApprovedPlan approved;
  private final Rule rule;
  private final Table subject;
  private final Due due;
  private final Retirements retirements;
  private final Lease lease;
  private final Beginning beginning;
  private final Lateness lateness;
  private final BackupDuty backups;
  private final RecontactEnd recontactEnd;
  private final Clock clock;
  private final Supplier<Pseudonymizer> pseudonyms;

  /**
   * @param keys asked only by a rule that pseudonymises
   */
  ChunkWork(
      ApprovedPlan approved,
      Rule rule,
      Lease lease,
      Objectors objectors,
      Clock clock,
      KeyRing keys) {
    this.approved = approved;
    this.rule = rule;
    this.subject = approved.policy().table(rule.subject());
    this.due = DueConditions.of(approved.policy(), approved.schema(), rule, approved.plan().asOf());
    this.retirements =
        new Retirements(approved.policy(), approved.schema(), rule, approved.plan().asOf());
    this.lease = lease;
    this.clock = clock;
    this.pseudonyms =
        () ->
            keys.pseudonymizer(
                PseudonymKeys.name(
                    approved.policy(),
                    rule.pseudonym().orElseThrow(),
                    approved.plan().plannedAt()));
    this.beginning = new Beginning(approved, rule, clock);
    this.lateness = new Lateness(approved, rule, clock);
    this.recontactEnd = new RecontactEnd(approved, rule, objectors, clock);
    this.backups = new BackupDuty(approved.policy(), approved.plan().id(), rule.id(), clock);
  }

  void carryOut(JdbcClient jdbc, Chunk chunk) {
    lease.require(jdbc);
    OpenPlan.require(jdbc, approved.plan());
    if (rule.then().retires()) {
      retirements.guard(jdbc);
    }
    lock(jdbc, chunk);
    List<Again> again = lookAgain(jdbc, chunk);
    List<String> act = keys(again, "due");
    var outcomes = new Outcomes(jdbc, approved.plan().id(), chunk);
    if (!act.isEmpty()) {
      retirements.lockParents(jdbc, act);
      ResidueTokens.of(jdbc, approved.plan())
          .remember(jdbc, subject, Keys.among(subject, approved.schema(), act));
      Optional<LocalDate> began = beginning.earliest(jdbc, act);
      lateness.note(jdbc, began);
      backups.note(jdbc, began);
      recontactEnd.note(jdbc, act);
      pool(jdbc, act);
      act(jdbc, act, outcomes);
    }
    outcomes.write(act, "done");
    outcomes.write(keys(again, "held"), "held");
    outcomes.write(keys(again, "restricted"), "restricted");
    outcomes.write(keys(again, "deferred"), "deferred");
    outcomes.writeRest(chunk.keys(), "returned");
    CrashPoint.IN_APPLY.reached();
  }

  private void act(JdbcClient jdbc, List<String> keys, Outcomes outcomes) {
    if (rule.pseudonym().isEmpty()) {
      retirements.retire(jdbc, keys, notices()).forEach(change -> outcomes.tally(change));
      return;
    }
    Pseudonymizer pseudonyms = this.pseudonyms.get();
    long rows =
        new Pseudonymising(approved.policy(), approved.schema(), rule)
            .replace(jdbc, keys, pseudonyms::pseudonym, pseudonyms.fingerprint());
    outcomes.tally(new Ownership(subject, List.of()), rule.then().word(), rows);
  }

  private Notices notices() {
    return new Notices(approved.policy().controller(), approved.plan().id(), rule.id(), today());
  }

  /** What the second look found of one subject that is still due. */
  private record Again(String key, String state) {}

  private void lock(JdbcClient jdbc, Chunk chunk) {
    Fragment lock =
        Fragment.of("SELECT 1 FROM %s s WHERE ".formatted(Quoted.table(rule.subject())))
            .then(Keys.among(subject, approved.schema(), chunk.keys()))
            .then(" ORDER BY %s FOR UPDATE".formatted(Quoted.column("s", subject.key())));
    jdbc.sql(lock.sql()).params(lock.values()).query(row -> {});
  }

  private List<Again> lookAgain(JdbcClient jdbc, Chunk chunk) {
    Fragment look =
        Fragment.of(
                "SELECT %s::text AS key, CASE WHEN ".formatted(Quoted.column("s", subject.key())))
            .then(Freeze.held(subject, today()))
            .then(" THEN 'held' WHEN ")
            .then(Freeze.restricted(subject))
            .then(" THEN 'restricted' WHEN ")
            .then(mayStillAnswer())
            .then(" THEN 'deferred' ELSE 'due' END AS state FROM ")
            .then(Quoted.table(rule.subject()) + " s WHERE ")
            .then(Keys.among(subject, approved.schema(), chunk.keys()))
            .then(" AND ")
            .then(due.included())
            .then(" AND NOT (")
            .then(due.unknown())
            .then(")");
    return jdbc.sql(look.sql())
        .params(look.values())
        .query((row, n) -> new Again(row.getString("key"), row.getString("state")))
        .list();
  }

  /** A message named a day, and that day is kept though its run was made up for too late. */
  private Fragment mayStillAnswer() {
    return rule.recontact().isPresent()
        ? new Recontacts(approved.policy(), approved.schema(), rule).mayStillAnswer(today())
        : Fragment.of("FALSE");
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(approved.policy().zone()));
  }

  private static List<String> keys(List<Again> again, String state) {
    var keys = new ArrayList<String>();
    again.stream().filter(one -> one.state().equals(state)).forEach(one -> keys.add(one.key()));
    return keys;
  }

  private void pool(JdbcClient jdbc, List<String> act) {
    rule.release()
        .map(approved.policy()::release)
        .ifPresentOrElse(release -> pool(jdbc, release, act), () -> count(jdbc, 0, act.size()));
  }

  private void pool(JdbcClient jdbc, Release release, List<String> act) {
    Fragment counts =
        Cells.counts(
            approved.policy(),
            release,
            approved.plan().asOf(),
            Keys.among(subject, approved.schema(), act));
    Fragment insert =
        Fragment.of("WITH cells AS (")
            .then(counts)
            .then(
                """
                ), pooled AS (
                  INSERT INTO lethe.pool AS p (plan_id, release, cell, people)
                  SELECT ?, ?, cell, people FROM cells
                  ON CONFLICT (plan_id, release, cell) DO UPDATE SET people = p.people + excluded.people)
                SELECT coalesce(sum(people), 0) FROM cells
                """,
                approved.plan().id(),
                release.table());
    long pooled = jdbc.sql(insert.sql()).params(insert.values()).query(Long.class).single();
    count(jdbc, pooled, act.size() - pooled);
  }

  private void count(JdbcClient jdbc, long pooled, long unpublished) {
    jdbc.sql(
            "UPDATE lethe.plan_rule SET pooled = pooled + ?, unpublished = unpublished + ? WHERE plan_id = ? AND rule_id = ?")
        .params(pooled, unpublished, approved.plan().id(), rule.id())
        .update();
  }
}
