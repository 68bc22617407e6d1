package dev.lethe.jobs.recipients;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that a recipient is asked to do about one person: to erase, or to write to them.
 *
 * @param id the recipient's receipt names it; the same notice may come twice and is one
 * @param reference the recipient's own name for what it keeps: personal, never shown or logged
 * @param receiptDue last day on which a receipt is in time
 * @param question present where the recipient is to write to the person, and ask
 */
public record Notice(
    UUID id,
    String reference,
    LocalDate askedOn,
    LocalDate receiptDue,
    Optional<Question> question) {

  /**
   * The days of a message that asks whether the relation goes on.
   *
   * @param sendBy last day on which it may go out
   * @param answerBy last day of the person's period
   */
  public record Question(LocalDate sendBy, LocalDate answerBy) {}

  /** To erase. */
  Notice(UUID id, String reference, LocalDate askedOn, LocalDate receiptDue) {
    this(id, reference, askedOn, receiptDue, Optional.empty());
  }

  /** Says nothing of the reference. */
  @Override
  public String toString() {
    return "notice " + id;
  }
}
