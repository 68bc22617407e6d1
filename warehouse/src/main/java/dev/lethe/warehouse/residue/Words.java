package dev.lethe.warehouse.residue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Finds a token in a value: the value as a whole, its words, and the parts of those; the same again
 * after percent-decoding, as paths need it. A token that was cut off or encoded is not found.
 */
public final class Words {
  private static final Pattern COARSE = Pattern.compile("[\\s\"'`,;(){}\\[\\]<>]+");
  private static final Pattern FINE = Pattern.compile("[:/\\\\=&?#|]+");

  private Words() {}

  public static boolean match(String value, Tokens tokens) {
    return plain(value, tokens) || (value.indexOf('%') >= 0 && plain(decoded(value), tokens));
  }

  private static boolean plain(String value, Tokens tokens) {
    return tokens.contains(value)
        || COARSE.splitAsStream(value).anyMatch(word -> word(word, tokens));
  }

  private static boolean word(String word, Tokens tokens) {
    return !word.isEmpty()
        && (tokens.contains(word)
            || FINE.splitAsStream(word).anyMatch(part -> !part.isEmpty() && tokens.contains(part)));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
