package dev.lethe.jobs.rights;

import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a deceased person had decided about their data, or that nothing was decided.
 *
 * @param subjectKey empty once it is closed: the register forgets whom it was about
 * @param notifiedOn day on which the controller learnt of the death
 * @param dueOn last day to carry it out, or day of the review of what is kept; empty: no task
 * @param keepUntil present if and only if something is to be kept
 * @param proofRef where the controller keeps directive and proof of death; never a copy, no name
 * @param approver who found it valid, as the settings label them
 * @param outcome present if and only if it is closed
 */
public record Directive(
    UUID id,
    TableName table,
    Optional<String> subjectKey,
    Kind kind,
    LocalDate notifiedOn,
    Optional<LocalDate> dueOn,
    Optional<LocalDate> keepUntil,
    String proofRef,
    String approver,
    RightsRequest.State state,
    Optional<RightsRequest.Outcome> outcome,
    Optional<LocalDate> closedOn) {

  /** What is to be done. */
  public enum Kind {
    /** Kept until a day, under a hold that a person reviews. */
    RETAIN,
    /** Erased, whatever the clocks say. */
    ERASE,
    /** Handed over to whom the person named; then the rules act as ever. */
    COMMUNICATE,
    /** Nothing was decided: the rules act as ever, and a person answers the heirs. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public boolean isClosed() {
    return state == RightsRequest.State.CLOSED;
  }

  /** Without the key, which no message may show. */
  @Override
  public String toString() {
    return "%s %s (%s)".formatted(kind.word(), id, state.word());
  }
}
