package dev.lethe.jobs.evidence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A release of statistics, published or refused.
 *
 * @param plan the plan whose people it counts; empty for traffic
 * @param table name in the warehouse
 * @param version of the Delta table; empty: nothing was published
 * @param minimumGroup smallest number of people in a published cell
 * @param rows published rows
 * @param suppressedCells cells that were too small to leave
 * @param suppressedPeople the people in them
 */
public record ReleaseRecord(
    Run run,
    Optional<UUID> plan,
    UUID releaseId,
    String table,
    OptionalLong version,
    int minimumGroup,
    long rows,
    long suppressedCells,
    long suppressedPeople,
    List<AttackResult> attacks)
    implements RunRecord {
  public ReleaseRecord {
    attacks = List.copyOf(attacks);
    Shape.reference("table", table);
    Shape.notNegative("n_rows", rows);
    Shape.notNegative("n_suppressed_cells", suppressedCells);
    Shape.notNegative("n_suppressed_people", suppressedPeople);
    if (version.isPresent() && verdict(attacks) != Verdict.PASS) {
      throw new IllegalArgumentException(
          "Invalid release of %s: published without passing the gate".formatted(table));
    }
  }

  /** PASS only if every attack passed; no attack at all proves nothing. */
  public Verdict verdict() {
    return verdict(attacks);
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.RELEASE, releaseId.toString(), table);
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.release(this);
  }

  private static Verdict verdict(List<AttackResult> attacks) {
    if (attacks.stream().anyMatch(attack -> attack.verdict() == Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    boolean passed = attacks.stream().allMatch(attack -> attack.verdict() == Verdict.PASS);
    return passed && !attacks.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }
}
