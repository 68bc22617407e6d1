package dev.lethe.jobs.evidence;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The shapes that texts in the evidence may have. A shape is no proof that a text is harmless: it
 * keeps e-mail addresses and quoted messages out, and telephone numbers out of references, when a
 * caller errs. The refused text itself is never repeated.
 */
final class Shape {
  private static final Pattern REFERENCE =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}|[0-9]{1,6}");
  private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{N} ._:;/+()<>=≤≥%,'-]{1,120}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_-]{1,39}|[0-9A-Z]{5}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Shape() {}

  /** A name or reference: at least one letter, no space, no {@code @}. */
  static void reference(String field, String text) {
    if (!UUID.matcher(text).matches()) {
      check(REFERENCE, field, text, "letters, digits and ._:/+- (no address, no number)");
    }
  }

  static void references(String field, Collection<String> texts) {
    texts.forEach(text -> reference(field, text));
  }

  /** A few plain words. */
  static void phrase(String field, String text) {
    check(PHRASE, field, text, "a few plain words");
  }

  /** An error code or SQLSTATE, never a message. */
  static void codes(String field, Collection<String> texts) {
    texts.forEach(text -> check(CODE, field, text, "a code in capitals or a SQLSTATE"));
  }

  static void digest(String field, String text) {
    check(DIGEST, field, text, "64 hexadecimal digits");
  }

  /** Of Ed25519. */
  static void signature(String field, String text) {
    check(SIGNATURE, field, text, "128 hexadecimal digits");
  }

  static void notNegative(String field, long count) {
    if (count < 0) {
      throw new IllegalArgumentException("Invalid %s: negative".formatted(field));
    }
  }

  private static void check(Pattern pattern, String field, String text, String wanted) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("Invalid %s: must be %s".formatted(field, wanted));
    }
  }
}
