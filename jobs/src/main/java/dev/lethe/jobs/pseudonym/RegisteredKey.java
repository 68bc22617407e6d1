package dev.lethe.jobs.pseudonym;

import dev.lethe.anonymizer.pseudonym.KeyName;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as the source database knows it: never the key.
 *
 * @param id its fingerprint
 * @param rows that still hold a pseudonym made under it
 */
public record RegisteredKey(
    String id, KeyName name, Instant madeAt, Optional<Destruction> destruction, long rows) {

  /**
   * That it was destroyed, or is being destroyed: the file may be there until the command has come
   * to its end once.
   *
   * @param approver label of the settings
   * @param approverKey SHA-256 of the approver's public key, hex
   * @param signature Ed25519, hex
   * @param whileInUse before its epoch was over, or while a plan waited for it
   * @param run under which the run log has it
   */
  public record Destruction(
      Instant at,
      String approver,
      String approverKey,
      String signature,
      boolean whileInUse,
      java.util.UUID run) {}
}
