package dev.lethe.config.explain;

import java.util.List;
import java.util.Optional;

/**
 * A policy in plain words; every text is a whole sentence in one language.
 *
 * @param questions what the DPO has yet to decide
 * @param answers what the DPO decided
 * @param archives when rows leave the intermediate archive, term by term
 * @param safeguards what bounds every run: zone, limits, holds
 */
public record Explanation(
    String controller,
    String language,
    String title,
    List<Question> questions,
    List<AnswerText> answers,
    List<AdviceText> advice,
    List<RuleText> rules,
    List<RuleText> archives,
    List<DutyText> duties,
    Optional<TrafficText> traffic,
    List<String> safeguards,
    String sha256) {
  public Explanation {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
    advice = List.copyOf(advice);
    rules = List.copyOf(rules);
    archives = List.copyOf(archives);
    duties = List.copyOf(duties);
    safeguards = List.copyOf(safeguards);
  }

  /** A rule that plans but does not apply until it is answered. */
  public record Question(String rule, String question) {}

  /**
   * A question of the policy that was answered.
   *
   * @param question in the policy's language
   * @param decided who, when, why
   */
  public record AnswerText(String rule, String question, String decided, boolean fictional) {}

  /**
   * One retention rule.
   *
   * @param due when a row falls due: start and period in one sentence
   * @param start the event that starts the period
   * @param exceptions what keeps the rule from acting
   * @param asked whom the rule asks before it acts; empty: nobody
   * @param act what is done then, in one sentence
   * @param counted how the statistic is made; empty where nobody is counted
   */
  public record RuleText(
      String id,
      String clause,
      String quote,
      String due,
      String start,
      String period,
      List<String> asked,
      String act,
      List<String> exceptions,
      String who,
      List<String> counted,
      List<TableText> tables) {
    public RuleText {
      asked = List.copyOf(asked);
      exceptions = List.copyOf(exceptions);
      counted = List.copyOf(counted);
      tables = List.copyOf(tables);
    }
  }

  /** What a rule does to one table. */
  public record TableText(String table, String effect) {}

  /**
   * A clause that no rule executes, and who sees to it.
   *
   * @param who Lethe, or a function
   * @param reason of a person's duty, in the policy's language; empty for a check
   */
  public record DutyText(
      String id, String clause, String quote, String fulfilment, String who, String reason) {
    public boolean byPerson() {
      return !reason.isEmpty();
    }
  }

  /** The traffic statistics. */
  public record TrafficText(String clause, String quote, List<String> sentences) {
    public TrafficText {
      sentences = List.copyOf(sentences);
    }
  }
}
