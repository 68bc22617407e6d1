package dev.lethe.warehouse.release;

import dev.lethe.anonymizer.gate.Candidate;
import dev.lethe.warehouse.table.GoldTable;
import java.time.LocalDate;

/**
 * One table of one period that asks to be published.
 *
 * @param asOf day for which the source was read
 * @param inputDigest of everything the candidate was made from, its parameters included; who
 *     submits the same digest must submit the same candidate
 * @param table its columns are taken by name from the candidate's published rows
 */
public record Submission(
    ReleaseKey key, LocalDate asOf, String inputDigest, GoldTable table, Candidate candidate) {
  public Submission {
    if (!key.table().equals(table.name()) || !table.name().equals(candidate.table())) {
      throw new IllegalArgumentException(
          "Invalid release: key, table and candidate name %s, %s and %s"
              .formatted(key.table(), table.name(), candidate.table()));
    }
  }

  /** What the gate sees is what is written: neither side is computed a second time. */
  Submission computedOnce() {
    return new Submission(
        key,
        asOf,
        inputDigest,
        table,
        candidate.withRows(
            candidate.pooled().coalesce(1).localCheckpoint(),
            candidate.published().coalesce(1).localCheckpoint()));
  }
}
