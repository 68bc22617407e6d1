package dev.lethe.jobs.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficKeyTest {
  private static final FreshDatabase DATABASE = TestDatabase.chosen().fresh("token");
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 64})
  void token_anyText_equalsTheMacOfJava(int keyLength) throws Exception {
    byte[] key = new byte[keyLength];
    Arrays.fill(key, (byte) 0xa5);
    key[0] = 0;
    for (String visitor :
        new String[] {
          "", "v", "00112233-4455-6677-8899-aabbccddeeff", "é😀\n\\'", "x".repeat(100_000)
        }) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      assertThat(token(new TrafficKey(key), visitor))
          .isEqualTo(Arrays.copyOf(mac.doFinal(visitor.getBytes(UTF_8)), 16));
    }
  }

  @Test
  void new_keyLongerThanABlock_isRefused() {
    assertThatThrownBy(() -> new TrafficKey(new byte[65]))
        .hasMessageContaining("65 bytes is too long");
  }

  @Test
  void toString_key_isHidden() {
    assertThat(new TrafficKey(new byte[32])).hasToString("TrafficKey[hidden]");
  }

  /** RFC 5869, appendix A.1 and A.3: the first block of the output. */
  @Test
  void derive_vectorsOfTheStandard_areReproduced() {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);
    assertThat(
            Hkdf.derive(
                secret,
                HEX.parseHex("000102030405060708090a0b0c"),
                HEX.parseHex("f0f1f2f3f4f5f6f7f8f9")))
        .isEqualTo(
            HEX.parseHex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
    assertThat(Hkdf.derive(secret, new byte[0], new byte[0]))
        .isEqualTo(
            HEX.parseHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
  }

  private static byte[] token(TrafficKey key, String visitor) throws Exception {
    try (Connection connection = DATABASE.connect()) {
      for (Map.Entry<String, String> setting : key.settings().entrySet()) {
        try (PreparedStatement set =
            connection.prepareStatement("SELECT set_config(?, ?, false)")) {
          set.setString(1, setting.getKey());
          set.setString(2, setting.getValue());
          set.execute();
        }
      }
      try (PreparedStatement select =
          connection.prepareStatement("SELECT " + TrafficKey.token("?::text"))) {
        select.setString(1, visitor);
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return row.getBytes(1);
        }
      }
    }
  }
}
