package dev.lethe.config.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the published text leaves open about a rule, a message or a term of the archive, and what
 * the DPO said to it. Open, nothing rests on it; answered, it counts in a signed file only, which
 * whoever carries out the policy sees to.
 */
public sealed interface Decision {
  /** As the DPO should read it. */
  String question();

  /** The question, as long as nobody has answered it. */
  default Optional<String> open() {
    return this instanceof Open ? Optional.of(question()) : Optional.empty();
  }

  default Optional<Answered> answer() {
    return this instanceof Answered answered ? Optional.of(answered) : Optional.empty();
  }

  /** Nobody has answered yet. */
  record Open(String question) implements Decision {}

  /**
   * The DPO said yes to what the question proposes and the file does.
   *
   * @param by function of who decided, never a name
   * @param on day of the decision
   * @param fictional invented for a demonstration; carried out nowhere else
   */
  record Answered(String question, String by, LocalDate on, String reason, boolean fictional)
      implements Decision {}
}
