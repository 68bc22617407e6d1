package dev.lethe.anonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.ControllerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Who knows every telephone number there is, and how pseudonyms are made, but not the key: check 17
 * of the privacy acceptance, on one number block. Who knows the key finds everybody, which is why
 * such data remain personal.
 */
class BruteForceTest {
  private static final List<String> DIGESTS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
  private static final List<String> MACS = List.of("HmacMD5", "HmacSHA1", "HmacSHA256");
  private static final KeyName NAME =
      new KeyName(
          new ControllerId("shop"),
          "fraud-evidence",
          Epoch.of(Period.ofYears(1), LocalDate.parse("2026-03-01")));

  private final byte[] secret = random();
  private final List<String> numbers =
      IntStream.range(0, 5_000).mapToObj(n -> "+2376990" + (1_000 + n)).toList();
  private final Set<String> published = published();

  private static byte[] random() {
    byte[] secret = new byte[PseudonymKey.BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  private Set<String> published() {
    var pseudonyms = new Pseudonymizer(new PseudonymKey(NAME, secret));
    var found = new HashSet<String>();
    numbers.stream()
        .filter(number -> number.endsWith("7"))
        .forEach(number -> found.add(hex(pseudonyms.pseudonym(number).substring(4))));
    return found;
  }

  private static String hex(String letters) {
    var text = new StringBuilder();
    letters.chars().forEach(letter -> text.append(Character.forDigit(letter - 'a', 16)));
    return text.toString();
  }

  @Test
  void attack_withPlainDigests_findsNobody() throws GeneralSecurityException {
    for (String algorithm : DIGESTS) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      assertThat(hits(text -> digest.digest(text))).as(algorithm).isZero();
    }
  }

  /** Every key that a careless author could have left: names, words, fingerprints, nothing. */
  @Test
  void attack_withKeysThatAreNoSecret_findsNobody() throws GeneralSecurityException {
    for (byte[] key : guesses()) {
      for (String algorithm : MACS) {
        assertThat(hits(mac(algorithm, key))).as(algorithm).isZero();
      }
    }
  }

  @Test
  void attack_withTheKey_findsEverybody() throws GeneralSecurityException {
    assertThat(hits(mac("HmacSHA256", secret))).isEqualTo(published.size()).isEqualTo(500);
  }

  private List<byte[]> guesses() {
    var guesses = new ArrayList<byte[]>();
    for (String word :
        List.of(
            "shop",
            "fraud-evidence",
            NAME.toString(),
            "lethe pseudonym 1",
            "secret",
            new PseudonymKey(NAME, secret).fingerprint())) {
      guesses.add(word.getBytes(StandardCharsets.UTF_8));
    }
    guesses.add(new byte[PseudonymKey.BYTES]);
    guesses.add(HexFormat.of().parseHex(new PseudonymKey(NAME, secret).fingerprint()));
    return guesses;
  }

  /** Some function of a text. */
  private interface Attack {
    byte[] of(byte[] text);
  }

  private static Attack mac(String algorithm, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac::doFinal;
  }

  /** Each number alone and in the message that the program makes of it. */
  private long hits(Attack attack) {
    return numbers.stream()
        .filter(
            number ->
                List.of(number, message(number)).stream()
                    .map(text -> attack.of(text.getBytes(StandardCharsets.UTF_8)))
                    .map(HexFormat.of()::formatHex)
                    .anyMatch(hex -> published.contains(hex.substring(0, 32))))
        .count();
  }

  private static String message(String number) {
    return "17:lethe pseudonym 14:shop14:fraud-evidence14:P1Y-2026-01-01"
        + number.length()
        + ":"
        + number;
  }
}
