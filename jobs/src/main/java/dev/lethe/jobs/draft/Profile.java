package dev.lethe.jobs.draft;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a column's sample: counts.
 *
 * @param rows rows sampled
 * @param filled values that are neither NULL nor blank
 * @param distinct different ones among them
 * @param hits how many look like what
 * @param words mean number of words in a value
 * @param longest characters of the longest value
 */
record Profile(
    long rows, long filled, long distinct, Map<Looks, Long> hits, double words, int longest) {
  /** Share from which a column is taken for what its values look like. */
  private static final double MOST = 0.6;

  /** Share from which it cannot be ignored that some values single people out. */
  private static final double SOME = 0.02;

  /** Birth dates lie on both sides of the century's end. */
  private static final double MANY = 0.3;

  private static final long FEWEST = 3;

  /** Mean number of words from which a text was written, not chosen. */
  static final double MANY_WORDS = 4;

  static final Profile NONE = new Profile(0, 0, 0, Map.of(), 0, 0);

  Profile {
    hits = Map.copyOf(hits);
  }

  boolean isEmpty() {
    return filled < FEWEST;
  }

  double share(Looks looks) {
    return filled == 0 ? 0 : (double) hits.getOrDefault(looks, 0L) / filled;
  }

  double distinctShare() {
    return filled == 0 ? 0 : (double) distinct / filled;
  }

  /** What most values look like. */
  Optional<Looks> mostly() {
    return isEmpty()
        ? Optional.empty()
        : Arrays.stream(Looks.values())
            .filter(looks -> share(looks) >= (looks == Looks.BIRTH_DATE ? MANY : MOST))
            .findFirst();
  }

  /** What some values look like, in a way that singles people out. */
  Optional<Looks> partly() {
    return isEmpty()
        ? Optional.empty()
        : Arrays.stream(Looks.values())
            .filter(looks -> looks.meaning().announcesAPerson() && looks != Looks.BIRTH_DATE)
            .filter(looks -> share(looks) >= SOME)
            .findFirst();
  }

  /** Few short values that come again and again: nobody wrote them freely. */
  boolean isAChoice() {
    return !isEmpty() && distinctShare() < 0.1 && words < MANY_WORDS;
  }

  boolean isApparentKey() {
    return filled >= 2 && filled == rows && distinct == filled;
  }

  /** In whole percent, never 100 unless all and never 0 unless none. */
  static String percent(double share) {
    long rounded = Math.round(share * 100);
    long honest = share < 1 ? Math.min(rounded, 99) : 100;
    return Long.toString(share > 0 ? Math.max(honest, 1) : 0);
  }
}
