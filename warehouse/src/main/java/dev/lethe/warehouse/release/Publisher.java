package dev.lethe.warehouse.release;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.spark.SmallData;
import dev.lethe.warehouse.table.GoldFolder;
import dev.lethe.warehouse.table.GoldTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;

/**
 * Publishes what passes the gate: reserve, examine, write, commit, announce. A process killed
 * anywhere in between is recovered by the same call, which skips what is done.
 */
public final class Publisher {
  private final SparkSession spark;
  private final Path warehouse;
  private final ReleaseLedger ledger;
  private final Clock clock;

  public Publisher(SparkSession spark, Path warehouse, ReleaseLedger ledger, Clock clock) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Publishes the candidate, or says why not.
   *
   * @param inputDigest of everything the candidate was made from, its parameters included; who
   *     passes the same digest must pass the same candidate
   * @param table its columns are taken by name from the candidate's published rows
   * @throws LetheException REFUSED, if another input of the period was published, or a published
   *     period overlaps; UNREACHABLE, if the folder cannot be written; INVALID, if the table there
   *     is not the one described
   */
  public Publication publish(
      ReleaseKey key, LocalDate asOf, String inputDigest, GoldTable table, Candidate candidate) {
    requireOneName(key, table, candidate);
    GoldFolder.requireWritable(warehouse);
    var reservation = ledger.reserve(key, inputDigest);
    var computed = computedOnce(candidate);
    return SmallData.run(spark, () -> publish(reservation, asOf, table, computed));
  }

  private Publication publish(
      Reservation reservation, LocalDate asOf, GoldTable table, Candidate examined) {
    var folder = new GoldFolder(spark, warehouse, reservation.key().controller());
    var verdict = Gate.examine(examined);
    var attempt = new Attempt(folder, ledger, clock, reservation, asOf, table, examined, verdict);
    return switch (reservation.state()) {
      case RESERVED -> verdict.passed() ? attempt.publish() : refuse(reservation, verdict);
      case REFUSED -> new Publication.Refused(reservation.releaseId(), verdict);
      case COMMITTED -> attempt.settle();
    };
  }

  private Publication refuse(Reservation reservation, Verdict verdict) {
    ledger.refuse(reservation, verdict.toString());
    return new Publication.Refused(reservation.releaseId(), verdict);
  }

  /** What the gate sees is what is written: neither side is computed a second time. */
  private static Candidate computedOnce(Candidate candidate) {
    return candidate.withRows(
        candidate.pooled().coalesce(1).localCheckpoint(),
        candidate.published().coalesce(1).localCheckpoint());
  }

  private static void requireOneName(ReleaseKey key, GoldTable table, Candidate candidate) {
    if (!key.table().equals(table.name()) || !table.name().equals(candidate.table())) {
      throw new IllegalArgumentException(
          "Invalid release: key, table and candidate name %s, %s and %s"
              .formatted(key.table(), table.name(), candidate.table()));
    }
  }
}
