package dev.lethe.config.advice;

import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.Problem;
import dev.lethe.config.read.ReadPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An advisory, with its line and what was decided about it.
 *
 * @param line in the policy file, from 1
 */
public record Advice(Advisory advisory, int line, Optional<AdviceDecision> decision) {

  /**
   * All advice on a policy.
   *
   * @throws InvalidPolicyException where a decision answers no advisory, or more than one
   */
  public static List<Advice> on(ReadPolicy read) {
    List<Advisory> advisories = Advisor.advise(read.policy());
    List<Problem> problems =
        read.decisions().stream().flatMap(decision -> problem(read, decision, advisories)).toList();
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(read.file().toString(), problems);
    }
    return advisories.stream().map(advisory -> of(read, advisory)).toList();
  }

  private static Advice of(ReadPolicy read, Advisory advisory) {
    return new Advice(
        advisory,
        read.places().line(advisory.place()),
        read.decisions().stream().filter(d -> answers(d, advisory)).findFirst());
  }

  private static boolean answers(AdviceDecision decision, Advisory advisory) {
    return decision.id().equals(advisory.id())
        && decision.at().filter(at -> !at.equals(advisory.about())).isEmpty();
  }

  private static Stream<Problem> problem(
      ReadPolicy read, AdviceDecision decision, List<Advisory> advisories) {
    List<String> raised =
        advisories.stream().filter(a -> a.id().equals(decision.id())).map(Advisory::about).toList();
    long answered = advisories.stream().filter(a -> answers(decision, a)).count();
    if (answered == 1) {
      return Stream.empty();
    }
    String message = answered > 1 ? ambiguous(decision, raised) : notRaised(decision, raised);
    return Stream.of(new Problem(read.file().toString(), decision.line(), message));
  }

  private static String ambiguous(AdviceDecision decision, List<String> raised) {
    return "Incomplete decision about %s: it is raised about %s. Add 'at' with one of them."
        .formatted(decision.id(), String.join(", ", raised));
  }

  private static String notRaised(AdviceDecision decision, List<String> raised) {
    if (!Guidance.all().containsKey(decision.id())) {
      return "Unknown advisory '%s': Lethe has none of that number. Remove the decision."
          .formatted(decision.id());
    }
    return "Decision about %s answers nothing: the advisory is %s. %s."
        .formatted(
            decision.id() + decision.at().map(at -> " at " + at).orElse(""),
            raised.isEmpty() ? "not raised" : "raised about " + String.join(", ", raised),
            raised.isEmpty() ? "Remove it" : "Correct 'at', or remove it");
  }
}
