package dev.lethe.config.read;

import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A checked policy, and what its file says beside it.
 *
 * @param obligations list of clauses that it answers to; not read yet
 * @param stub whether it is still being written
 */
public record ReadPolicy(
    Path file,
    Policy policy,
    Places places,
    Optional<Path> obligations,
    boolean stub,
    List<AdviceDecision> decisions) {
  public ReadPolicy {
    decisions = List.copyOf(decisions);
  }
}
