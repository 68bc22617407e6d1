package dev.lethe.jobs.draft;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name: split at capitals and at everything that is no letter, without accents,
 * capitals, plural and small words.
 */
record NameWords(List<String> words) {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]+");

  /** Say nothing by themselves: {@code date_de_naissance}, {@code date_of_birth}. */
  private static final Set<String> SMALL = Set.of("de", "du", "des", "la", "of", "the");

  NameWords {
    words = List.copyOf(words);
  }

  static NameWords of(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String split = NO_LETTER.matcher(HUMP.matcher(plain).replaceAll("_")).replaceAll(" ").strip();
    return new NameWords(
        split.isEmpty()
            ? List.of()
            : Arrays.stream(split.split(" ", -1))
                .map(NameWords::singular)
                .filter(word -> !SMALL.contains(word))
                .toList());
  }

  private static String singular(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (small.length() > 4 && small.endsWith("ies")) {
      return small.substring(0, small.length() - 3) + "y";
    }
    boolean plural = small.length() > 3 && small.endsWith("s") && !small.endsWith("ss");
    return plural ? small.substring(0, small.length() - 1) : small;
  }

  /** Where the last occurrence of {@code run} ends; 0: it does not occur. */
  int endOf(List<String> run) {
    for (int end = words.size(); end >= run.size() && !run.isEmpty(); end--) {
      if (words.subList(end - run.size(), end).equals(run)) {
        return end;
      }
    }
    return 0;
  }

  /** Without the word {@code id} at either end. */
  NameWords withoutId() {
    if (words.size() > 1 && words.get(words.size() - 1).equals("id")) {
      return new NameWords(words.subList(0, words.size() - 1));
    }
    return words.size() > 1 && words.get(0).equals("id")
        ? new NameWords(words.subList(1, words.size()))
        : this;
  }

  boolean namesAnId() {
    return words.contains("id") && !withoutId().equals(this);
  }

  boolean endsWith(NameWords other) {
    return !other.words.isEmpty() && endOf(other.words) == words.size();
  }
}
