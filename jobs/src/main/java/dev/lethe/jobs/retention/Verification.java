package dev.lethe.jobs.retention;

import java.util.List;

/**
 * What was found after a run.
 *
 * @param leftDue by rule: subjects that are due and neither frozen, failed, deferred nor
 *     quarantined
 * @param leftRows by ownership: rows that still point at a retired subject
 * @param stores what was searched for residue
 * @param failed subjects that are due and that the database would not let go
 */
public record Verification(
    List<Left> leftDue, List<Left> leftRows, List<Scan> stores, long failed) {
  public Verification {
    leftDue = List.copyOf(leftDue);
    leftRows = List.copyOf(leftRows);
    stores = List.copyOf(stores);
  }

  /** Something that should be gone, counted. */
  public record Left(String where, long rows) {}

  /**
   * One class of stores.
   *
   * @param control found, missed or out-of-reach: whether a planted token was found in it
   */
  public record Scan(
      String store, long bytes, String decoder, long tokens, long hits, String control) {}

  public boolean isClean() {
    return failed == 0
        && leftDue.isEmpty()
        && leftRows.isEmpty()
        && stores.stream().allMatch(scan -> scan.hits() == 0 && !scan.control().equals("missed"));
  }

  public long hits() {
    return stores.stream().mapToLong(Scan::hits).sum();
  }
}
