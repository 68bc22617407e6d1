package dev.lethe.config.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys as people keep them, and what is done with them (RFC 8032). No key is ever printed. */
public final class Ed25519 {
  private static final String NAME = "Ed25519";

  private Ed25519() {}

  /**
   * A PEM file as {@code openssl genpkey -algorithm ed25519} writes it.
   *
   * @throws IOException if it cannot be read
   * @throws GeneralSecurityException if it holds no such key
   */
  public static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    return KeyFactory.getInstance(NAME)
        .generatePrivate(new PKCS8EncodedKeySpec(der(pem.replaceAll("-----[A-Z ]+-----|\\s", ""))));
  }

  /**
   * The public half.
   *
   * @param base64 X.509, without the lines of a PEM file
   * @throws GeneralSecurityException if it is no such key
   */
  public static PublicKey publicKey(String base64) throws GeneralSecurityException {
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(der(base64)));
  }

  private static byte[] der(String base64) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("no base64"); // without the cause: it may quote the key
    }
  }

  /** Signs a statement; its 64 bytes. */
  public static byte[] sign(byte[] statement, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(NAME);
    signature.initSign(key);
    signature.update(statement);
    return signature.sign();
  }

  /** False as well where the bytes are no signature at all. */
  public static boolean verifies(byte[] statement, byte[] signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance(NAME);
      check.initVerify(key);
      check.update(statement);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
