package dev.lethe.jobs.evidence;

/**
 * The signed statement of how long the log is. Printed on each report: whoever holds the paper can
 * tell later that the log was neither shortened nor rewritten.
 *
 * @param keyId SHA-256 of the public key (its DER form), hex
 * @param count acknowledged records
 * @param lastHash hash of the last of them
 */
public record Head(String keyId, long count, String lastHash) {
  Tip tip() {
    return new Tip(count, lastHash);
  }
}
