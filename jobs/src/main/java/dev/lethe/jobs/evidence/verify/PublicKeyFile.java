package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 public key beside a log: three lines of PEM, spelt in exactly one way. */
final class PublicKeyFile {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
  private static final String END = "\n-----END PUBLIC KEY-----\n";

  private final byte[] der;
  private final PublicKey key;

  PublicKeyFile(byte[] file) throws Flawed {
    try {
      String text = new String(file, US_ASCII);
      String body = text.replace(BEGIN, "").replace(END, "");
      der = Base64.getDecoder().decode(body);
      key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Flawed(Flaw.BAD_KEY);
    }
    byte[] spelt = (BEGIN + Base64.getEncoder().encodeToString(der) + END).getBytes(US_ASCII);
    Flawed.unless(Arrays.equals(file, spelt), Flaw.BAD_KEY);
  }

  String id() {
    return SealedBytes.sha256(der);
  }

  boolean signed(byte[] message, String hex) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(message);
      return hex.matches("[0-9a-f]{128}") && signature.verify(HexFormat.of().parseHex(hex));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
