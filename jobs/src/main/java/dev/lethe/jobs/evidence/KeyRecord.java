package dev.lethe.jobs.evidence;

import java.time.Instant;

/**
 * A key of pseudonyms was destroyed. That makes nothing anonymous: the rows under its pseudonyms
 * are still there, and personal.
 *
 * @param keyId fingerprint; reveals nothing of the key
 * @param approverRef pseudonymous reference
 * @param approverKeyId SHA-256 of the approver's public key, hex
 * @param signature Ed25519, hex
 * @param whileInUse before its epoch was over, or while a plan waited for it
 * @param rowsLeft rows of the source that hold a pseudonym made under it
 */
public record KeyRecord(
    Run run,
    String keyId,
    String purpose,
    String epoch,
    Instant destroyedAt,
    String approverRef,
    String approverKeyId,
    String signature,
    boolean whileInUse,
    long rowsLeft)
    implements RunRecord {
  /** What is left of the data, in the words of the log. */
  static final String REMAINS = "personal data";

  public KeyRecord {
    Shape.reference("key_fingerprint", keyId);
    Shape.reference("purpose", purpose);
    Shape.reference("epoch", epoch);
    Shape.reference("approver_ref", approverRef);
    Shape.digest("approver_key_id", approverKeyId);
    Shape.signature("approver_signature", signature);
    Shape.notNegative("rows_left", rowsLeft);
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.KEY, "destroyed", keyId);
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.key(this);
  }
}
