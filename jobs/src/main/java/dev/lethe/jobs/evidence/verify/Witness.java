package dev.lethe.jobs.evidence.verify;

/**
 * What somebody noted of the log earlier, for instance from a printed report. Only a witness shows
 * that a folder was not rolled back or signed anew as a whole.
 *
 * @param keyId SHA-256 of the public key, hex
 * @param count records there were, at least 1
 * @param lastHash hash of the last of them
 */
public record Witness(String keyId, long count, String lastHash) {
  boolean contradicts(long record, String hash) {
    return record == count && !hash.equals(lastHash);
  }
}
