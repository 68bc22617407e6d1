package dev.lethe.jobs.recipients;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One thing that a recipient is asked to erase.
 *
 * @param id the recipient's receipt names it; the same notice may come twice and is one
 * @param reference the recipient's own name for what it keeps: personal, never shown or logged
 * @param receiptDue last day on which a receipt is in time
 */
public record Notice(UUID id, String reference, LocalDate askedOn, LocalDate receiptDue) {
  /** Says nothing of the reference. */
  @Override
  public String toString() {
    return "notice " + id;
  }
}
