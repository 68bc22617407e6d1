package dev.lethe.jobs.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody knows of the log from elsewhere, for instance from a printed report; what is empty
 * is not compared. Only a witness shows that a folder was not rolled back or signed anew as a
 * whole.
 *
 * @param keyId SHA-256 of the public key, hex
 * @param count records there were, at least
 * @param lastHash hash of the last of them; without {@code count}, of any record
 */
public record Witness(Optional<String> keyId, Optional<Long> count, Optional<String> lastHash) {
  /** Knows nothing. */
  static final Witness NONE = new Witness(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Knows the public key that an installation keeps apart from its evidence. A file that cannot be
   * read is a key that signed nothing.
   */
  public static Witness ofKey(Path file) {
    return new Witness(Optional.of(keyId(file)), Optional.empty(), Optional.empty());
  }

  private static String keyId(Path file) {
    try {
      return new PublicKeyFile(Files.readAllBytes(file)).id();
    } catch (IOException | Flawed e) {
      return "";
    }
  }

  boolean knows(PublicKeyFile key) {
    return keyId.isEmpty() || keyId.get().equals(key.id());
  }

  boolean contradicts(long record, String hash) {
    return isLast(record) && count.isPresent() && !hasHash(hash);
  }

  boolean recognises(long record, String hash) {
    return isLast(record) && hasHash(hash);
  }

  private boolean isLast(long record) {
    return count.isEmpty() || count.get() == record;
  }

  private boolean hasHash(String hash) {
    return lastHash.isEmpty() || lastHash.get().equals(hash);
  }
}
