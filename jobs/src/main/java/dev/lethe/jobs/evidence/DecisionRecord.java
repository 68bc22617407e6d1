package dev.lethe.jobs.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person, or the policy's limits, decided about a plan.
 *
 * @param planDigest the digest that was decided on
 * @param approverRef pseudonymous reference
 * @param keyId SHA-256 of the approver's public key, hex; present if and only if signed
 * @param signature Ed25519, hex; present if and only if signed
 */
public record DecisionRecord(
    Run run,
    UUID planId,
    String planDigest,
    String approverRef,
    Decision decision,
    Approval.Manner manner,
    Instant decidedAt,
    Optional<String> keyId,
    Optional<String> signature)
    implements RunRecord {

  /** Yes or no. */
  public enum Decision {
    APPROVED,
    REJECTED;

    public String word() {
      return Words.of(this);
    }
  }

  public DecisionRecord {
    Shape.digest("plan_digest", planDigest);
    Shape.reference("approver_ref", approverRef);
    keyId.ifPresent(id -> Shape.digest("approver_key_id", id));
    signature.ifPresent(text -> Shape.signature("approver_signature", text));
    boolean signed = manner == Approval.Manner.SIGNED;
    if (signature.isPresent() != signed || keyId.isPresent() != signed) {
      throw new IllegalArgumentException(
          "Invalid decision: signature and key belong to a signed decision, and to no other");
    }
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.DECISION, decision.word(), planId.toString());
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.decision(this);
  }
}
