package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A canonical object that carries its own signature: one line of the log, or the head. */
final class SealedBytes {
  private static final Set<String> SEAL = Set.of("record_hash", "signature");

  private final byte[] bytes;
  private final Map<String, Member> members;

  SealedBytes(byte[] bytes) throws Flawed {
    this.bytes = bytes;
    this.members = new CanonicalReader(bytes).document();
  }

  /** The text of a member, or empty text where there is none. */
  String text(String name) {
    return value(name, String.class).orElse("");
  }

  /** The number of a member, or -1 where there is none. */
  long number(String name) {
    return value(name, Long.class).orElse(-1L);
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(members.get(name))
        .map(Member::value)
        .filter(type::isInstance)
        .map(type::cast);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** SHA-256 over the object without its hash and signature, cut out of the bytes as they stand. */
  String digest() {
    ByteArrayOutputStream signed = new ByteArrayOutputStream(bytes.length);
    members.forEach(
        (name, member) -> {
          if (!SEAL.contains(name)) {
            signed.write(signed.size() == 0 ? '{' : ',');
            signed.write(bytes, member.start(), member.end() - member.start());
          }
        });
    signed.write('}');
    return sha256(signed.toByteArray());
  }

  boolean signedBy(PublicKeyFile key) {
    return key.signed(digest().getBytes(US_ASCII), text("signature"));
  }

  static String sha256(byte[] input) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
