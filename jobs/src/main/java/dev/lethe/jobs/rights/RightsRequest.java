package dev.lethe.jobs.rights;

import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One request in the register.
 *
 * @param subjectKey empty once the request is closed: the register forgets whom it was about
 * @param identityRef where the controller noted how it checked who asks; never a copy of a document
 * @param outcome present if and only if it is closed
 */
public record RightsRequest(
    UUID id,
    TableName table,
    Optional<String> subjectKey,
    Right right,
    Deadline deadline,
    String identityRef,
    State state,
    Optional<Outcome> outcome,
    Optional<LocalDate> closedOn) {

  /** How far a request is. */
  public enum State {
    OPEN,
    /** The file was made; the person has yet to receive it. */
    EXPORTED,
    CLOSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a request. */
  public enum Outcome {
    DONE,
    REFUSED,
    WITHDRAWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Without the key, which no message may show. */
  @Override
  public String toString() {
    return "%s %s (%s)".formatted(right.word(), id, state.word());
  }
}
