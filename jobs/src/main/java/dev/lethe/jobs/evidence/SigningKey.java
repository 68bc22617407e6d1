package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The Ed25519 key of an installation. It signs the run log and nothing else. */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";

  private final KeyPair pair;
  private final String id;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
    this.id = Hash.of(pair.getPublic().getEncoded());
  }

  static SigningKey generate() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 17 has Ed25519", e);
    }
  }

  static SigningKey read(Path privateKey, Path publicKey) throws IOException {
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      byte[] secret = Pem.decode(Files.readString(privateKey, US_ASCII));
      byte[] open = Pem.decode(Files.readString(publicKey, US_ASCII));
      return new SigningKey(
              new KeyPair(
                  factory.generatePublic(new X509EncodedKeySpec(open)),
                  factory.generatePrivate(new PKCS8EncodedKeySpec(secret))))
          .checked();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw Damage.at("its signing key cannot be read"); // without the cause: it may quote the key
    }
  }

  /** SHA-256 of the public key's DER form. */
  String id() {
    return id;
  }

  /** Signs the 64 hex digits of a hash. */
  String sign(String hash) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(hash.getBytes(US_ASCII));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign with the installation's key", e);
    }
  }

  boolean verifies(String hash, String hex) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(pair.getPublic());
      signature.update(hash.getBytes(US_ASCII));
      return signature.verify(HexFormat.of().parseHex(hex));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  String privatePem() {
    return Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  String publicPem() {
    return Pem.encode("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private SigningKey checked() {
    if (!verifies(Hash.NONE, sign(Hash.NONE))) {
      throw Damage.at("the two halves of its signing key do not belong together");
    }
    return this;
  }
}
