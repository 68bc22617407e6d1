package dev.lethe.anonymizer.pseudonym;

/**
 * Values to pseudonyms under one key. Equal texts, letter for letter, have equal pseudonyms in
 * whatever table they stand; two different ones meet with a chance of 2^-128 a pair, so that a
 * unique column stays unique. Nothing is normalised. Safe for use by several threads.
 */
public final class Pseudonymizer {
  /** For the eye only: whether a text is a pseudonym is never decided by how it looks. */
  private static final String PREFIX = "psn-";

  private static final int BYTES = 16;

  /** Of every pseudonym, in characters. */
  public static final int LENGTH = PREFIX.length() + 2 * BYTES;

  private final PseudonymKey key;

  public Pseudonymizer(PseudonymKey key) {
    this.key = key;
  }

  /** Never empty, and {@link #LENGTH} characters long. An empty text has one like any other. */
  public String pseudonym(String value) {
    var text = new StringBuilder(PREFIX);
    for (byte one : key.compute("lethe pseudonym 1", value, BYTES)) {
      text.append(letter(one >> 4)).append(letter(one));
    }
    return text.toString();
  }

  /** No digit: whoever searches for numbers of cards or telephones must not find one here. */
  private static char letter(int halfByte) {
    return (char) ('a' + (halfByte & 0xf));
  }

  /** Of the key: tells keys apart and reveals none. */
  public String fingerprint() {
    return key.fingerprint();
  }

  @Override
  public String toString() {
    return "Pseudonymizer[%s, key redacted]".formatted(key.name());
  }
}
