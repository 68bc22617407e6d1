package dev.lethe.jobs.retention;

import dev.lethe.anonymizer.gate.Finding;
import dev.lethe.anonymizer.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one release, as the plan remembers it for the report.
 *
 * @param version of the table; null: refused, nothing was published
 * @param people in published cells
 * @param pooled people in all cells
 */
public record Released(
    String table,
    UUID releaseId,
    @Nullable Long version,
    int minimumGroup,
    long rows,
    long people,
    long cells,
    long pooled,
    List<Attack> attacks) {
  public Released {
    attacks = List.copyOf(attacks);
  }

  /** One attack of the gate. */
  public record Attack(String name, String result, long examined, long breaches, String threshold) {
    static List<Attack> of(Verdict verdict) {
      return verdict.findings().stream().map(Attack::of).toList();
    }

    private static Attack of(Finding finding) {
      return new Attack(
          finding.attack(),
          finding.result().name(),
          finding.examined(),
          finding.breaches(),
          finding.threshold());
    }
  }

  /** Refused because figures of the same table and day stand already. */
  Released butOnlyOnceADay() {
    var all = new ArrayList<>(attacks);
    all.add(
        new Attack("second release of the day", "FAIL", 1, 1, "one release of a table and day"));
    return new Released(table, releaseId, null, minimumGroup, rows, people, cells, pooled, all);
  }

  boolean wasRefused() {
    return version == null;
  }

  OptionalLong publishedVersion() {
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }
}
