package dev.lethe.jobs.evidence;

import java.util.Optional;

/**
 * Who let a plan be applied, and how strong that is.
 *
 * @param id reference of the decision; empty where a small plan approved itself
 */
public record Approval(Manner manner, Optional<String> id) {

  /** From weak to strong, {@code SELF} standing apart: the policy's limits allow it. */
  public enum Manner {
    /** Below the policy's limits: no person was asked. */
    SELF,
    /** Somebody said so; nothing proves who. */
    DECLARED,
    /** With the Ed25519 key of the approver. */
    SIGNED;

    public String word() {
      return Words.of(this);
    }
  }

  public Approval {
    id.ifPresent(reference -> Shape.reference("approval_id", reference));
    if (id.isEmpty() && manner != Manner.SELF) {
      throw new IllegalArgumentException("Invalid approval: only SELF goes without approval_id");
    }
  }

  public static Approval self() {
    return new Approval(Manner.SELF, Optional.empty());
  }
}
