package dev.lethe.jobs.evidence;

import java.util.UUID;

/**
 * The plan that a run applied.
 *
 * @param digest keyed digest of the frozen set, hex; guesses cannot be tried against it once the
 *     plan's key is destroyed
 */
public record PlanReference(UUID id, String digest, Approval approval) {
  public PlanReference {
    Shape.digest("plan_digest", digest);
  }
}
