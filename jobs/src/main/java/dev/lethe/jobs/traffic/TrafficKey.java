package dev.lethe.jobs.traffic;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * The key under which visitors become tokens within one period. Held in memory only and never
 * printed. PostgreSQL has SHA-256 but no HMAC without an extension, so it gets the two padded keys
 * of RFC 2104 and hashes twice.
 */
final class TrafficKey {
  private static final String INNER = "lethe.traffic_inner";
  private static final String OUTER = "lethe.traffic_outer";
  private static final int BLOCK = 64;
  private static final int TOKEN_BYTES = 16;

  private final byte[] key;

  /**
   * @param key at most a block of SHA-256 (64 bytes): a longer one would have to be hashed
   */
  TrafficKey(byte[] key) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("A key of %d bytes is too long".formatted(key.length));
    }
    this.key = key.clone();
  }

  /** Settings that a session needs before it runs {@link #token}. Secret. */
  Map<String, String> settings() {
    return Map.of(INNER, padded(0x36), OUTER, padded(0x5c));
  }

  /**
   * SQL of the first 16 bytes of HMAC-SHA-256 over the UTF-8 form of a text. The keys are fetched
   * once per query.
   */
  static String token(String text) {
    return "substring(sha256(%s || sha256(%s || convert_to(%s, 'UTF8'))) FROM 1 FOR %d)"
        .formatted(setting(OUTER), setting(INNER), text, TOKEN_BYTES);
  }

  private static String setting(String name) {
    return "(SELECT decode(current_setting('%s'), 'hex'))".formatted(name);
  }

  private String padded(int pad) {
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= (byte) pad;
    }
    return HexFormat.of().formatHex(block);
  }

  @Override
  public String toString() {
    return "TrafficKey[hidden]";
  }
}
