package dev.lethe.warehouse.release;

import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.spark.SideBySide;
import dev.lethe.warehouse.spark.SmallData;
import dev.lethe.warehouse.table.GoldFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** One alone. */
  public Publication publish(Submission submission) {
    return publish(List.of(submission)).get(0);
  }

  /**
   * Publishes each, or says why not, and announces them together. Several at a time: small data
   * leave a core idle.
   *
   * @param submissions of one controller
   * @return in the same order
   * @throws LetheException REFUSED, if another input of the period was published, or a published
   *     period overlaps; UNREACHABLE, if the folder cannot be written; INVALID, if the table there
   *     is not the one described
   */
  public List<Publication> publish(List<Submission> submissions) {
    GoldFolder.requireWritable(warehouse);
    return SmallData.run(
        spark,
        () -> {
          List<Settlement> settled =
              SideBySide.run(spark, submissions.stream().map(this::settling).toList());
          announce(submissions, settled);
          return settled.stream().map(Settlement::publication).toList();
        });
  }

  private Supplier<Settlement> settling(Submission asked) {
    return () -> settle(asked);
  }

  private Settlement settle(Submission asked) {
    var reservation = ledger.reserve(asked.key(), asked.inputDigest());
    var submission = asked.computedOnce();
    var verdict = Gate.examine(submission.candidate());
    var attempt = new Attempt(folder(asked), ledger, clock, reservation, submission, verdict);
    return switch (reservation.state()) {
      case RESERVED -> verdict.passed() ? attempt.publish() : refuse(reservation, verdict);
      case REFUSED -> refused(reservation, verdict);
      case COMMITTED -> attempt.settle();
    };
  }

  /** In one commit: each costs more than all the rows of a period. */
  private void announce(List<Submission> submissions, List<Settlement> settled) {
    var missing = settled.stream().map(Settlement::missing).flatMap(Optional::stream).toList();
    if (!missing.isEmpty()) {
      new Releases(folder(submissions.get(0))).announce(missing);
    }
  }

  private Settlement refuse(Reservation reservation, Verdict verdict) {
    ledger.refuse(reservation, verdict.toString());
    return refused(reservation, verdict);
  }

  private static Settlement refused(Reservation reservation, Verdict verdict) {
    return new Settlement(
        new Publication.Refused(reservation.releaseId(), verdict), Optional.empty());
  }

  private GoldFolder folder(Submission submission) {
    return new GoldFolder(spark, warehouse, submission.key().controller());
  }
}
