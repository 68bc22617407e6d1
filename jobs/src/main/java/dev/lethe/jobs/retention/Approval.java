package dev.lethe.jobs.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision about a plan.
 *
 * @param digest of the plan, as the approver saw it
 * @param approver a reference without a name: the label of a key in the configuration
 * @param keyId SHA-256 of the approver's public key, hex; present if and only if signed
 * @param signature Ed25519, hex; present if and only if signed
 */
public record Approval(
    UUID plan,
    String digest,
    boolean approved,
    How how,
    String approver,
    Instant decidedAt,
    Optional<String> keyId,
    Optional<String> signature) {

  /** How much a decision proves. */
  public enum How {
    /** Below the policy's limit, no person was needed. */
    SELF,
    /** A key that only the approver holds has signed the digest. */
    SIGNED
  }
}
