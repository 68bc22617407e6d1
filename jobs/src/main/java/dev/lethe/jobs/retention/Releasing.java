package dev.lethe.jobs.retention;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.anonymizer.gate.Verdict;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.warehouse.release.Publication;
import dev.lethe.warehouse.release.Publisher;
import dev.lethe.warehouse.release.ReleaseKey;
import dev.lethe.warehouse.release.Submission;
import dev.lethe.warehouse.retired.RetiredPeople;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Takes the counts of retired people to the gate, and what passes to the warehouse. */
public final class Releasing {
  private static final StructType POOL =
      new StructType()
          .add(RetiredPeople.CELL, DataTypes.StringType, false)
          .add(Candidate.PEOPLE, DataTypes.LongType, false);

  private static final UUID NOT_RELEASED = new UUID(0, 0);

  private final SparkSession spark;
  private final Publisher publisher;
  private final Policy policy;

  public Releasing(SparkSession spark, Publisher publisher, Policy policy) {
    this.spark = spark;
    this.publisher = publisher;
    this.policy = policy;
  }

  /** What the gate would say of the planned people, while they still exist; publishes nothing. */
  Released rehearse(PooledCells cells, Plan plan) {
    Candidate candidate = candidate(cells, plan);
    return summary(
        cells,
        NOT_RELEASED,
        null,
        candidate.published().count(),
        people(candidate.published()),
        Gate.examine(candidate));
  }

  /** The same pool again gives the same release again. */
  Released publish(PooledCells cells, Plan plan) {
    Release release = cells.release();
    Candidate candidate = candidate(cells, plan);
    var submission =
        new Submission(
            ReleaseKey.of(plan.controller(), release.table(), plan.asOf()),
            plan.asOf(),
            cells.digest(plan),
            RetiredPeople.of(policy, release).table(),
            candidate);
    try {
      return released(cells, publisher.publish(submission), candidate);
    } catch (LetheException e) {
      if (e.exitCode() != ExitCode.REFUSED) {
        throw e;
      }
      return refusedByTheLedger(cells, candidate);
    }
  }

  /** The figures of the day stand already, from other people: these are in none. */
  private static Released refusedByTheLedger(PooledCells cells, Candidate candidate) {
    return summary(cells, NOT_RELEASED, null, 0, 0, Gate.examine(candidate)).butOnlyOnceADay();
  }

  private static Released released(
      PooledCells cells, Publication publication, Candidate candidate) {
    if (publication instanceof Publication.Refused refused) {
      return summary(cells, refused.releaseId(), null, 0, 0, refused.verdict());
    }
    long version =
        publication instanceof Publication.Published published
            ? published.deltaVersion()
            : ((Publication.AlreadyPublished) publication).deltaVersion();
    return summary(
        cells,
        publication.releaseId(),
        version,
        candidate.published().count(),
        people(candidate.published()),
        publication.verdict());
  }

  private static Released summary(
      PooledCells cells, UUID id, @Nullable Long version, long rows, long people, Verdict verdict) {
    return new Released(
        cells.release().table(),
        id,
        version,
        cells.release().minimumGroup(),
        rows,
        people,
        cells.cells().size(),
        cells.people(),
        Released.Attack.of(verdict));
  }

  private static long people(Dataset<Row> published) {
    return published
        .agg(functions.coalesce(functions.sum(Candidate.PEOPLE), functions.lit(0L)))
        .head()
        .getLong(0);
  }

  private Candidate candidate(PooledCells cells, Plan plan) {
    RetiredPeople people = RetiredPeople.of(policy, cells.release());
    return people.candidate(people.cells(pool(cells)), plan.asOf());
  }

  private Dataset<Row> pool(PooledCells cells) {
    List<Row> rows =
        cells.cells().stream()
            .map(cell -> RowFactory.create(cell.labels(), cell.people()))
            .toList();
    return spark.createDataFrame(rows, POOL);
  }
}
