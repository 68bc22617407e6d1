package dev.lethe.anonymizer.pseudonym;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * A secret key, held in memory only: HMAC-SHA-256 as a pseudorandom function. No record, for a
 * record would print it.
 *
 * <p>What is hashed names controller, purpose and epoch beside the value: the bytes of one key in
 * the file of another make other pseudonyms all the same.
 */
public final class PseudonymKey {
  /** Of a key, and the least that may stand in for one. */
  public static final int BYTES = 32;

  private static final int FINGERPRINT_BYTES = 16;

  private final KeyName name;
  private final PrfSet prf;

  /**
   * @param secret random; copied
   * @throws IllegalArgumentException where it does not have {@link #BYTES} bytes
   */
  public PseudonymKey(KeyName name, byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("Invalid key: must have %d bytes".formatted(BYTES));
    }
    this.name = name;
    this.prf = prf(secret);
  }

  public KeyName name() {
    return name;
  }

  /** Tells keys apart and reveals none: what the function makes of a fixed word, as hex. */
  public String fingerprint() {
    return HexFormat.of().formatHex(compute("lethe pseudonym key 1", "", FINGERPRINT_BYTES));
  }

  /** What the function makes of a value in a part of its domain that nothing else uses. */
  byte[] compute(String use, String value, int bytes) {
    try {
      return prf.computePrimary(message(use, value), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each part is preceded by its length, so that no two lists of parts read alike. */
  private byte[] message(String use, String value) {
    var text = new StringBuilder();
    for (String part :
        new String[] {
          use, name.controller().value(), name.purpose(), name.epoch().toString(), value
        }) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @AccessesPartialKey
  private static PrfSet prf(byte[] secret) {
    try {
      PrfConfig.register();
      var parameters =
          HmacPrfParameters.builder()
              .setKeySizeBytes(BYTES)
              .setHashType(HmacPrfParameters.HashType.SHA256)
              .build();
      var key =
          HmacPrfKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
              .build();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "PseudonymKey[%s, secret redacted]".formatted(name);
  }
}
