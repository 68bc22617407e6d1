package dev.lethe.warehouse.release;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Finding;
import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.table.Commit;
import dev.lethe.warehouse.table.DeltaGold;
import dev.lethe.warehouse.table.GoldFolder;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One attempt to publish one reserved release whose candidate has been examined. */
record Attempt(
    GoldFolder folder,
    ReleaseLedger ledger,
    Clock clock,
    Reservation reservation,
    Submission submission,
    Verdict verdict) {

  Settlement publish() {
    var gold = folder.open(submission.table());
    var rows = submission.candidate().published();
    write(gold, rows);
    CrashPoint.AFTER_DELTA_COMMIT.reached();
    long version = version(gold);
    var size = Size.of(submission.candidate());
    ledger.commit(reservation, version, size.rows());
    return new Settlement(
        new Publication.Published(
            reservation.releaseId(),
            version,
            size.rows(),
            size.people(),
            size.pooledPeople() - size.people(),
            verdict),
        Optional.of(announcement(version, size.rows())));
  }

  /** A period that is not there yet is appended, at half the cost. */
  private void write(DeltaGold gold, Dataset<Row> rows) {
    var periods = Periods.of(folder.warehouse(), submission.table());
    periods.refuseOverlap(reservation.key(), rows);
    if (periods.contains(reservation.key().start())) {
      gold.replacePeriod(reservation.key().start(), rows, commit());
    } else {
      gold.append(rows, commit());
    }
  }

  /** The ledger has said yes before; only the announcement may be missing. */
  Settlement settle() {
    return new Releases(folder)
        .find(reservation, verdict)
        .map(before -> new Settlement(before, Optional.empty()))
        .orElseGet(this::unannounced);
  }

  private Settlement unannounced() {
    long version = version(folder.open(submission.table()));
    long rows = Size.of(submission.candidate()).rows();
    return new Settlement(
        new Publication.AlreadyPublished(reservation.releaseId(), version, rows, verdict),
        Optional.of(announcement(version, rows)));
  }

  private Releases.Announcement announcement(long version, long rows) {
    var passed = verdict.findings().stream().map(Finding::attack).collect(Collectors.joining(", "));
    return new Releases.Announcement(
        reservation,
        version,
        rows,
        submission.asOf(),
        submission.candidate().minimumGroup(),
        passed,
        clock.instant());
  }

  private Commit commit() {
    return new Commit(
        reservation.key().toString(), reservation.revision(), reservation.releaseId());
  }

  private long version(DeltaGold gold) {
    return gold.versionOf(reservation.releaseId())
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.UNEXPECTED,
                    "Cannot settle release %s: table %s has no commit of it. Restore the table."
                        .formatted(reservation.key(), submission.table().name())));
  }

  /** Rows and people that leave, and the people they were taken from; in one query. */
  private record Size(long rows, long people, long pooledPeople) {
    private static final String LEAVES = "leaves";

    static Size of(Candidate candidate) {
      var both =
          candidate
              .published()
              .select(lit(true).as(LEAVES), col(PEOPLE).cast("bigint"))
              .unionByName(
                  candidate.pooled().select(lit(false).as(LEAVES), col(PEOPLE).cast("bigint")));
      var sums =
          both.coalesce(1)
              .agg(
                  count_if(col(LEAVES)),
                  coalesce(sum(when(col(LEAVES), col(PEOPLE))), lit(0L)),
                  coalesce(sum(when(not(col(LEAVES)), col(PEOPLE))), lit(0L)))
              .head();
      return new Size(sums.getLong(0), sums.getLong(1), sums.getLong(2));
    }
  }
}
