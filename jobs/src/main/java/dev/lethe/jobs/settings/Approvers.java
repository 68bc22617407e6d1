package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ed25519 keys of those who may approve: public halves in the settings, private ones in files. */
public final class Approvers {
  private Approvers() {}

  public static Map<String, PublicKey> keys(ControllerSettings settings) {
    var keys = new LinkedHashMap<String, PublicKey>();
    settings.approvers().forEach((label, key) -> keys.put(label, publicKey(label, key)));
    return keys;
  }

  /** A PEM file as {@code openssl genpkey -algorithm ed25519} writes it. */
  public static PrivateKey privateKey(Path file) {
    try {
      String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the key %s: it is missing or no Ed25519 private key in PEM. Make one with 'openssl genpkey -algorithm ed25519'."
              .formatted(file));
    }
  }

  private static PublicKey publicKey(String label, String base64) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use approver %s: its key is no Ed25519 public key in base64 (X.509). Paste the output of 'openssl pkey -pubout' without its first and last line."
              .formatted(label));
    }
  }
}
