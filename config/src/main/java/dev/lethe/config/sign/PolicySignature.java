package dev.lethe.config.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.policy.Policy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A small text file beside a policy: whose it is, its version and the digest of its exact bytes in
 * four lines, and in the fifth the signature over these four. When it was made is not said: the
 * file vouches for bytes, not for a moment.
 */
public final class PolicySignature {
  private static final String FORMAT = "lethe policy signature 1";
  private static final String LAST = "signature ";

  private PolicySignature() {}

  /** Where the signature of a policy file is looked for. */
  public static Path beside(Path policy) {
    return policy.resolveSibling(policy.getFileName() + ".sig");
  }

  /**
   * The content of the signature file.
   *
   * @throws GeneralSecurityException if the key is of another kind
   */
  public static String of(Policy policy, PrivateKey key) throws GeneralSecurityException {
    String statement = statement(policy);
    byte[] signature = Ed25519.sign(statement.getBytes(UTF_8), key);
    return statement + LAST + HexFormat.of().formatHex(signature) + "\n";
  }

  /**
   * Who signed exactly this policy.
   *
   * @param file content of the signature file
   * @param keys public keys by the label that stands in reports
   * @return empty: none of these, or another version, or other bytes
   */
  public static Optional<String> signer(Policy policy, String file, Map<String, PublicKey> keys) {
    String statement = statement(policy);
    if (!file.startsWith(statement + LAST)) {
      return Optional.empty();
    }
    byte[] signature = bytes(file.substring((statement + LAST).length()).strip());
    return keys.entrySet().stream()
        .filter(key -> Ed25519.verifies(statement.getBytes(UTF_8), signature, key.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String statement(Policy policy) {
    return "%s%ncontroller %s%nversion %d%nsha256 %s%n"
        .formatted(FORMAT, policy.controller(), policy.edition().number(), policy.sha256())
        .replace(System.lineSeparator(), "\n");
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
