package dev.lethe.config.decide;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;

/**
 * Turns {@code decision: {open: Q}} into {@code decision: {answered: Q, by: …, on: …, reason: …}}.
 * Every other character of the file stays as it is, comments too.
 */
public final class DecisionWriter {
  private static final String WORD = "answered";

  private DecisionWriter() {}

  /**
   * The text with the answer. Whoever has it carried out has it signed first.
   *
   * @param policy the text of a whole policy file
   * @param id of the rule, message or term that waits
   * @throws dev.lethe.config.read.InvalidPolicyException if the text is no valid policy
   * @throws LetheException INVALID where nothing of this id waits
   */
  public static String answer(String policy, String id, Answer answer) {
    requireOpen(read(policy), id);
    OpenQuestion place = OpenQuestion.find(policy, id);
    String written =
        policy.substring(0, place.wordStart())
            + WORD
            + policy.substring(place.wordEnd(), place.textEnd())
            + place.lines(answer.lines())
            + policy.substring(place.textEnd());
    requireAnswered(read(written), id, answer);
    return written;
  }

  /** As {@link #answer} for every open question. */
  public static String answerAll(String policy, Answer answer) {
    String written = policy;
    for (Map.Entry<String, Decision> one : read(policy).decisions().entrySet()) {
      if (one.getValue().open().isPresent()) {
        written = answer(written, one.getKey(), answer);
      }
    }
    return written;
  }

  private static Policy read(String text) {
    return PolicyFile.remembered("the policy", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireOpen(Policy policy, String id) {
    var waiting = new TreeSet<String>();
    policy.decisions().forEach((at, d) -> d.open().ifPresent(question -> waiting.add(at)));
    if (!waiting.contains(id)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot answer for %s: no open question stands there. %s."
              .formatted(
                  id,
                  waiting.isEmpty()
                      ? "Nothing in this file waits for an answer"
                      : "Name one of " + String.join(", ", waiting)));
    }
  }

  /** The question found by its place is the one found by its id. */
  private static void requireAnswered(Policy policy, String id, Answer answer) {
    Decision decision = policy.decisions().get(id);
    if (decision == null || !decision.answer().map(answer::isSaidBy).orElse(false)) {
      throw new IllegalStateException("The answer for " + id + " went elsewhere");
    }
  }
}
