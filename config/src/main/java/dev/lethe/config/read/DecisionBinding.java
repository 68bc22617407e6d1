package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;

import dev.lethe.config.policy.Decision;
import dev.lethe.config.read.Written.Mapping;
import java.time.LocalDate;
import java.util.Optional;

/** What stands under {@code decision} in a checked file. */
final class DecisionBinding {
  private DecisionBinding() {}

  static Optional<Decision> decision(Mapping of) {
    Mapping written = of.mapping("decision");
    Optional<Decision> open = optional(written, "open").map(Decision.Open::new);
    return open.or(
        () -> optional(written, "answered").map(question -> answered(question, written)));
  }

  private static Decision answered(String question, Mapping written) {
    return new Decision.Answered(
        question,
        text(written, "by"),
        LocalDate.parse(text(written, "on")),
        text(written, "reason"),
        written.find("fictional").isPresent());
  }
}
