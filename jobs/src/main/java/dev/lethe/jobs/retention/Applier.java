package dev.lethe.jobs.retention;

import dev.lethe.anonymizer.pseudonym.KeyRing;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Rule;
import dev.lethe.jobs.source.DatabaseErrors;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.PseudonymSweep;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Carries out an approved plan, chunk by chunk in key order, and never more than it. Progress lives
 * in the plan's own rows, so that a run that was killed goes on where its last commit was.
 */
public final class Applier {
  /** As fast as larger chunks, and others wait for no more than about 20 ms (measured). */
  public static final int CHUNK = 1_000;

  private static final int ATTEMPTS = 4;

  /** Bad data, a broken constraint, a trigger's refusal, a timeout: some rows are to blame. */
  private static final Pattern IS_OF_EVERYTHING =
      Pattern.compile("0[0-9A-C]...|2[58]...|3[4D]...|42...|5[348]...|57P..|F0...|XX...");

  private static final List<String> TRY_AGAIN = List.of("40P01", "40001", "55P03");

  private final SourceDatabase source;
  private final ApprovedPlan approved;
  private final Lease lease;
  private final Objectors objectors;
  private final Clock clock;
  private final KeyRing keys;
  private final int chunkSize;

  /**
   * @param objectors who is not to be written to
   */
  public Applier(
      SourceDatabase source,
      ApprovedPlan approved,
      Lease lease,
      Objectors objectors,
      Clock clock,
      KeyRing keys) {
    this(source, approved, lease, objectors, clock, keys, CHUNK);
  }

  Applier(
      SourceDatabase source,
      ApprovedPlan approved,
      Lease lease,
      Objectors objectors,
      Clock clock,
      KeyRing keys,
      int chunkSize) {
    this.objectors = objectors;
    this.source = source;
    this.approved = approved;
    this.lease = lease;
    this.clock = clock;
    this.keys = keys;
    this.chunkSize = chunkSize;
  }

  /**
   * Carries out the next chunk: of the rules in turn, then of what leaves the archive, then of whom
   * the rules ask.
   *
   * @param atMost subjects
   * @return how many subjects it decided; 0: nothing is left to do
   * @throws LetheException UNREACHABLE where the database is lost; the same call goes on later
   */
  public int next(int atMost) {
    for (Rule rule : approved.policy().rules()) {
      Optional<Chunk> chunk = open(rule.id(), Math.min(atMost, chunkSize));
      if (chunk.isPresent()) {
        carryOut(new ChunkWork(approved, rule, lease, objectors, clock, keys), chunk.get());
        return chunk.get().keys().size();
      }
    }
    return purge(Math.min(atMost, chunkSize));
  }

  private int purge(int size) {
    for (Archive.Term term : approved.policy().terms()) {
      Optional<Chunk> chunk = open(term.id(), size);
      if (chunk.isPresent()) {
        new Purge(source, approved, lease, clock).carryOut(chunk.get());
        return chunk.get().keys().size();
      }
    }
    return ask(size);
  }

  private int ask(int size) {
    for (Rule rule : approved.policy().rules()) {
      Optional<Chunk> chunk = open("plan_contact", "contact", rule.id(), size);
      if (chunk.isPresent()) {
        source.as(
            SourceRole.APPLIER,
            "ask people by plan " + approved.plan().id(),
            jdbc -> {
              new RecontactWork(approved, rule, lease, objectors, clock)
                  .carryOut(jdbc, chunk.get());
              return chunk;
            });
        return chunk.get().keys().size();
      }
    }
    return 0;
  }

  /**
   * What was planned as due and will not be done in this run: counted, and due again in the next.
   * Answers that have come are counted.
   */
  public void deferRest() {
    source.as(
        SourceRole.APPLIER,
        "end plan " + approved.plan().id(),
        jdbc -> {
          lease.require(jdbc);
          jdbc.sql(
                  "UPDATE lethe.plan_contact SET outcome = 'deferred' WHERE plan_id = ? AND planned = 'contact' AND outcome IS NULL")
              .param(approved.plan().id())
              .update();
          new RecontactAnswers(approved, clock).settle(jdbc);
          return jdbc.sql(
                  "UPDATE lethe.plan_subject SET outcome = 'deferred' WHERE plan_id = ? AND planned = 'due' AND outcome IS NULL")
              .param(approved.plan().id())
              .update();
        });
  }

  public void markApplied() {
    source.as(
        SourceRole.APPLIER,
        "end plan " + approved.plan().id(),
        jdbc -> {
          lease.require(jdbc);
          PseudonymSweep.forgetGoneRows(jdbc, approved.policy());
          return jdbc.sql(
                  "UPDATE lethe.plan SET state = 'APPLIED' WHERE plan_id = ? AND state = 'PLANNED'")
              .param(approved.plan().id())
              .update();
        });
  }

  private Optional<Chunk> open(String rule, int size) {
    return open("plan_subject", "due", rule, size);
  }

  private Optional<Chunk> open(String from, String planned, String rule, int size) {
    record Line(String table, String key) {}
    List<Line> lines =
        source.as(
            SourceRole.APPLIER,
            "read plan " + approved.plan().id(),
            jdbc ->
                jdbc.sql(
                        """
                        SELECT subject_table, subject_key FROM lethe.%s
                        WHERE plan_id = ? AND rule_id = ? AND planned = '%s' AND outcome IS NULL
                        ORDER BY ordinal LIMIT ?
                        """
                            .formatted(from, planned))
                    .params(approved.plan().id(), rule, size)
                    .query((row, n) -> new Line(row.getString(1), row.getString(2)))
                    .list());
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chunk(rule, lines.get(0).table(), lines.stream().map(Line::key).toList()));
  }

  private void carryOut(ChunkWork work, Chunk chunk) {
    try {
      tryRepeatedly(work, chunk);
    } catch (DataAccessException | TransactionException e) {
      String state = DatabaseErrors.sqlState(e);
      if (IS_OF_EVERYTHING.matcher(state).matches()) {
        throw DatabaseErrors.asLethe("apply plan " + approved.plan().id(), e);
      }
      isolate(work, chunk, DatabaseErrors.reduced(e));
    }
  }

  private void tryRepeatedly(ChunkWork work, Chunk chunk) {
    for (int attempt = 1; ; attempt++) {
      try {
        source.attempt(
            SourceRole.APPLIER,
            jdbc -> {
              jdbc.sql("SET LOCAL lock_timeout = '5s'").update();
              jdbc.sql("SET LOCAL statement_timeout = '120s'").update();
              work.carryOut(jdbc, chunk);
              return chunk;
            });
        return;
      } catch (DataAccessException | TransactionException e) {
        if (attempt == ATTEMPTS || !TRY_AGAIN.contains(DatabaseErrors.sqlState(e))) {
          throw e;
        }
      }
    }
  }

  /** Halves a chunk that the database refuses until the subjects it refuses stand alone. */
  private void isolate(ChunkWork work, Chunk chunk, String errorCode) {
    if (chunk.keys().size() > 1) {
      carryOut(work, chunk.firstHalf());
      carryOut(work, chunk.secondHalf());
      return;
    }
    source.as(
        SourceRole.APPLIER,
        "write down a failure",
        jdbc -> {
          lease.require(jdbc);
          new Outcomes(jdbc, approved.plan().id(), chunk).failed(chunk.keys(), errorCode);
          return chunk;
        });
  }
}
