package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.sign.Ed25519;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ed25519 keys of those who may approve: public halves in the settings, private ones in files. */
public final class Approvers {
  private Approvers() {}

  public static Map<String, PublicKey> keys(ControllerSettings settings) {
    return keys("approver", settings.approvers());
  }

  /**
   * Keys of the settings.
   *
   * @param role what they may do, for the message about one that is none
   */
  static Map<String, PublicKey> keys(String role, Map<String, String> settings) {
    var keys = new LinkedHashMap<String, PublicKey>();
    settings.forEach((label, key) -> keys.put(label, publicKey(role, label, key)));
    return keys;
  }

  /** A PEM file as {@code openssl genpkey -algorithm ed25519} writes it. */
  public static PrivateKey privateKey(Path file) {
    try {
      return Ed25519.privateKey(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the key %s: it is missing or no Ed25519 private key in PEM. Make one with 'openssl genpkey -algorithm ed25519'."
              .formatted(file));
    }
  }

  private static PublicKey publicKey(String role, String label, String base64) {
    try {
      return Ed25519.publicKey(base64);
    } catch (GeneralSecurityException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use %s %s: its key is no Ed25519 public key in base64 (X.509). Paste the output of 'openssl pkey -pubout' without its first and last line."
              .formatted(role, label));
    }
  }
}
