package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;

import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.AdviceDecision.Outcome;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.Written.Mapping;
import java.nio.file.Path;
import java.time.LocalDate;

/** What a checked file says beside the policy. */
final class ReadPolicyBinding {
  private ReadPolicyBinding() {}

  static ReadPolicy of(Path path, Mapping file, Policy policy) {
    return new ReadPolicy(
        path,
        policy,
        Places.of(file),
        optional(file, "obligations").map(path::resolveSibling),
        optional(file, "stub").map(Boolean::parseBoolean).orElse(false),
        file.mappings("advice").stream().map(ReadPolicyBinding::decision).toList());
  }

  private static AdviceDecision decision(Mapping written) {
    return new AdviceDecision(
        text(written, "id"),
        optional(written, "at"),
        Words.find(Outcome.values(), Outcome::word, text(written, "decision")),
        text(written, "by"),
        LocalDate.parse(text(written, "on")),
        text(written, "reason"),
        written.line());
  }
}
