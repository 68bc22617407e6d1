package dev.lethe.anonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.ControllerId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** The oracle is HMAC-SHA-256 of the JDK over a message that this test puts together itself. */
class PseudonymizerTest {
  private static final Epoch YEAR = Epoch.of(Period.ofYears(1), LocalDate.parse("2026-03-01"));
  private static final byte[] SECRET = secret(1);

  private static byte[] secret(int filler) {
    byte[] secret = new byte[PseudonymKey.BYTES];
    Arrays.fill(secret, (byte) filler);
    return secret;
  }

  private static KeyName name(String controller, String purpose, Epoch epoch) {
    return new KeyName(new ControllerId(controller), purpose, epoch);
  }

  private static Pseudonymizer of(String controller, String purpose, Epoch epoch, byte[] secret) {
    return new Pseudonymizer(new PseudonymKey(name(controller, purpose, epoch), secret));
  }

  private static Pseudonymizer plain() {
    return of("shop", "fraud-evidence", YEAR, SECRET);
  }

  private static String oracle(byte[] secret, String... parts) {
    try {
      var message = new ByteArrayOutputStream();
      for (String part : parts) {
        message.writeBytes((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message.toByteArray()), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Sixteen letters for the sixteen digits of hex. */
  private static String letters(String hex) {
    var text = new StringBuilder();
    hex.chars()
        .forEach(
            digit -> text.append("abcdefghijklmnop".charAt("0123456789abcdef".indexOf(digit))));
    return text.toString();
  }

  /** RFC 4231 has no key of 32 bytes, so that the JDK's own HMAC is what is trusted. */
  @Property(tries = 300)
  void pseudonym_ofAnyText_isTheJdksHmacOfTheNamedMessage(@ForAll String any) {
    String value = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(plain().pseudonym(value))
        .isEqualTo(
            "psn-"
                + letters(
                    oracle(
                        SECRET,
                        "lethe pseudonym 1",
                        "shop",
                        "fraud-evidence",
                        "P1Y-2026-01-01",
                        value)))
        .hasSize(Pseudonymizer.LENGTH);
  }

  @Property(tries = 300)
  void pseudonym_equalValuesUnderOneKey_areEqual(@ForAll @NotEmpty String value) {
    assertThat(plain().pseudonym(value)).isEqualTo(plain().pseudonym(value));
  }

  @Property(tries = 300)
  void pseudonym_otherControllerPurposeEpochOrSecret_differsThoughTheRestIsTheSame(
      @ForAll @NotEmpty String value, @ForAll @IntRange(min = 2, max = 120) int other) {
    Epoch next = Epoch.of(Period.ofYears(1), YEAR.ends());
    Epoch shorter = Epoch.of(Period.ofMonths(1), YEAR.begins());
    assertThat(
            Arrays.asList(
                plain().pseudonym(value),
                of("shop2", "fraud-evidence", YEAR, SECRET).pseudonym(value),
                of("shop", "support", YEAR, SECRET).pseudonym(value),
                of("shop", "fraud-evidence", next, SECRET).pseudonym(value),
                of("shop", "fraud-evidence", shorter, SECRET).pseudonym(value),
                of("shop", "fraud-evidence", YEAR, secret(other)).pseudonym(value),
                plain().pseudonym(value + " ")))
        .doesNotHaveDuplicates();
  }

  /** Parts that run into each other would read alike. */
  @Test
  void pseudonym_partsCutElsewhere_differ() {
    assertThat(of("shop", "a", YEAR, SECRET).pseudonym("b"))
        .isNotEqualTo(of("shopa", "b", YEAR, SECRET).pseudonym(""))
        .isNotEqualTo(of("shop", "ab", YEAR, SECRET).pseudonym(""));
  }

  @Test
  void pseudonym_ofAMillionValues_neverMeets() {
    Pseudonymizer pseudonyms = plain();
    var seen = new HashSet<String>(2_000_000);
    for (int i = 0; i < 1_000_000; i++) {
      seen.add(pseudonyms.pseudonym("+2376" + (90_000_000 + i)));
    }
    assertThat(seen).hasSize(1_000_000);
  }

  @Test
  void toString_ofKeyAndWhatHoldsIt_saysNothingOfTheSecret() {
    byte[] secret = "0123456789abcdefGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.US_ASCII);
    var key = new PseudonymKey(name("shop", "fraud-evidence", YEAR), secret);
    String hex = HexFormat.of().formatHex(secret);
    for (String shown : new String[] {key.toString(), new Pseudonymizer(key).toString()}) {
      assertThat(shown)
          .contains("redacted", "shop.fraud-evidence.P1Y-2026-01-01")
          .doesNotContain(hex, hex.substring(0, 8), "0123", Arrays.toString(secret));
    }
  }

  /** Known outside, it must not be a pseudonym of anything, nor the start of one. */
  @Test
  void fingerprint_tellsKeysApartAndIsNoPseudonym() {
    var key = new PseudonymKey(name("shop", "fraud-evidence", YEAR), SECRET);
    assertThat(key.fingerprint())
        .hasSize(32)
        .isEqualTo(new PseudonymKey(key.name(), SECRET.clone()).fingerprint())
        .isNotEqualTo(new PseudonymKey(key.name(), secret(2)).fingerprint())
        .isEqualTo(
            oracle(
                SECRET, "lethe pseudonym key 1", "shop", "fraud-evidence", "P1Y-2026-01-01", ""));
    assertThat(new Pseudonymizer(key).pseudonym("")).doesNotContain(key.fingerprint());
  }

  @Test
  void key_ofAnotherLength_isRefusedWithoutASecretInTheMessage() {
    assertThatThrownBy(
            () -> new PseudonymKey(name("shop", "fraud-evidence", YEAR), new byte[] {77, 78}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid key: must have 32 bytes");
  }

  @Test
  void key_whoseBytesAreChangedByTheCaller_staysWhatItWas() {
    byte[] secret = SECRET.clone();
    Pseudonymizer pseudonyms = of("shop", "fraud-evidence", YEAR, secret);
    String before = pseudonyms.pseudonym("a@example.org");
    Arrays.fill(secret, (byte) 0);
    assertThat(pseudonyms.pseudonym("a@example.org")).isEqualTo(before);
  }
}
