package dev.lethe.warehouse.release;

import static dev.lethe.anonymizer.gate.Candidate.PEOPLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Finding;
import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.table.Commit;
import dev.lethe.warehouse.table.DeltaGold;
import dev.lethe.warehouse.table.GoldFolder;
import dev.lethe.warehouse.table.GoldTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One attempt to publish one reserved release whose candidate has been examined. */
record Attempt(
    GoldFolder folder,
    ReleaseLedger ledger,
    Clock clock,
    Reservation reservation,
    LocalDate asOf,
    GoldTable table,
    Candidate candidate,
    Verdict verdict) {

  Publication publish() {
    var gold = folder.open(table);
    Periods.refuseOverlap(reservation.key(), gold.read(), candidate.published());
    gold.replacePeriod(reservation.key().start(), candidate.published(), commit());
    CrashPoint.AFTER_DELTA_COMMIT.reached();
    long version = version(gold);
    var published = Size.of(candidate.published());
    ledger.commit(reservation, version, published.rows());
    announce(version, published.rows());
    long suppressed = Size.of(candidate.pooled()).people() - published.people();
    return new Publication.Published(
        reservation.releaseId(),
        version,
        published.rows(),
        published.people(),
        suppressed,
        verdict);
  }

  /** The ledger has said yes before; only the announcement may be missing. */
  Publication settle() {
    return new Releases(folder)
        .find(reservation, verdict)
        .orElseGet(
            () -> {
              long version = version(folder.open(table));
              long rows = Size.of(candidate.published()).rows();
              announce(version, rows);
              return new Publication.AlreadyPublished(
                  reservation.releaseId(), version, rows, verdict);
            });
  }

  private void announce(long version, long rows) {
    var passed = verdict.findings().stream().map(Finding::attack).collect(Collectors.joining(", "));
    new Releases(folder)
        .announce(
            new Releases.Announcement(
                reservation,
                version,
                rows,
                asOf,
                candidate.minimumGroup(),
                passed,
                clock.instant()));
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
                        .formatted(reservation.key(), table.name())));
  }

  private record Size(long rows, long people) {
    static Size of(Dataset<Row> cells) {
      var sums = cells.agg(count(lit(1)), coalesce(sum(col(PEOPLE)), lit(0L))).head();
      return new Size(sums.getLong(0), sums.getLong(1));
    }
  }
}
