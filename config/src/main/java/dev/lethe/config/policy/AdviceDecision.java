package dev.lethe.config.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was decided about an advisory.
 *
 * @param id of the advisory
 * @param at what it was raised about; empty where it is raised once
 * @param by a function, never a name
 * @param line in the file, from 1
 */
public record AdviceDecision(
    String id,
    Optional<String> at,
    Outcome outcome,
    String by,
    LocalDate on,
    String reason,
    int line) {

  /** What the decision was. */
  public enum Outcome {
    /** Nothing changes. */
    KEPT("kept"),
    /** Something was changed in answer; what is still found stays. */
    CHANGED("changed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
