package dev.lethe.config.explain;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import java.time.Period;

/** What every part of an explanation needs. */
interface Phrases {
  String title(String controller, Document document);

  String heading(Wording.Heading heading);

  /** What stands between a label and its sentence. */
  String colon();

  String clause(String section);

  /** The introduction and the like go by their own name. */
  default boolean startsWithNumber(String section) {
    return Character.isDigit(section.strip().charAt(0));
  }

  String quote(String words);

  /** Which rows alone a rule is about. */
  String condition(Condition condition);

  String nothingOpen();

  String noAdvice();

  String period(Period period);

  /** Who acts, where Lethe does. */
  String lethe();

  /** A function as the file names it, in words where they are known. */
  String person(String function);

  String hold(String kind);

  String provenance(Provenance provenance);

  String decided(AdviceDecision decision);

  /** Of a question of the policy. */
  String decided(Answered answer);

  String undecided();

  String noTraffic();
}
