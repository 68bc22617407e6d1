package dev.lethe.config.read;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** Empty when nothing is near enough to be a slip of the hand. */
  static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > 60) {
      return Optional.empty();
    }
    return known.stream()
        .min(comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= slips(candidate));
  }

  private static int slips(String candidate) {
    return candidate.length() < 4 ? 1 : Math.max(2, candidate.length() / 3);
  }

  /** Edit distance of Levenshtein (1966), blind to case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
