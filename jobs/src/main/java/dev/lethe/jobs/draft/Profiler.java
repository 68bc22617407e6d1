package dev.lethe.jobs.draft;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reduces the sampled values of one column to a {@link Profile}. Holds values while it works. */
final class Profiler {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Set<Looks> candidates;
  private final Map<Looks, Long> hits = new EnumMap<>(Looks.class);
  private final Set<String> seen = new HashSet<>();
  private long rows;
  private long filled;
  private long words;
  private int longest;

  /**
   * @param candidates what values of the column's type may look like
   */
  Profiler(Set<Looks> candidates) {
    this.candidates = Set.copyOf(candidates);
  }

  void add(@Nullable String value) {
    rows++;
    if (value != null && !value.isBlank()) {
      String text = value.strip();
      filled++;
      seen.add(text);
      words += BLANKS.split(text, -1).length;
      longest = Math.max(longest, text.length());
      Arrays.stream(Looks.values())
          .filter(looks -> candidates.contains(looks) && looks.fits(text))
          .forEach(looks -> hits.merge(looks, 1L, Long::sum));
    }
  }

  Profile profile() {
    double mean = filled == 0 ? 0 : (double) words / filled;
    return new Profile(rows, filled, seen.size(), hits, mean, longest);
  }

  /** Nothing of what was seen. */
  @Override
  public String toString() {
    return "Profiler of " + rows + " rows";
  }
}
