package dev.lethe.warehouse.release;

import dev.lethe.anonymizer.gate.Verdict;
import java.util.UUID;

/** How an attempt to publish ended. */
public sealed interface Publication {
  UUID releaseId();

  /** What the gate found. */
  Verdict verdict();

  /**
   * Written, and in the ledger.
   *
   * @param people sum over the published cells
   * @param suppressedPeople sum over the cells that were held back; confidential, for it may be
   *     small
   */
  record Published(
      UUID releaseId,
      long deltaVersion,
      long rows,
      long people,
      long suppressedPeople,
      Verdict verdict)
      implements Publication {}

  /** Nothing was written. */
  record Refused(UUID releaseId, Verdict verdict) implements Publication {}

  /**
   * The same input was published before; nothing was written but what an earlier crash left out.
   */
  record AlreadyPublished(UUID releaseId, long deltaVersion, long rows, Verdict verdict)
      implements Publication {}
}
