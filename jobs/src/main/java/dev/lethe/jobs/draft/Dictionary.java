package dev.lethe.jobs.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What words in names announce, read from a text file beside this class. */
final class Dictionary {
  static final Dictionary COLUMNS = read("column-names.txt");
  static final Dictionary TABLES = read("table-names.txt");
  static final Dictionary LINKS = read("link-names.txt");
  static final Dictionary MOMENTS = read("moment-names.txt");

  private record Entry(String meaning, List<String> run, boolean whole) {}

  private record Match(Entry entry, int end) {
    static final Comparator<Match> BEST =
        Comparator.<Match>comparingInt(m -> m.entry().run().size()).thenComparingInt(Match::end);
  }

  private final List<Entry> entries;

  private Dictionary(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The meaning of the longest run of words in {@code name}; of two as long, the later one. */
  Optional<String> meaning(String name) {
    return matches(NameWords.of(name)).max(Match.BEST).map(match -> match.entry().meaning());
  }

  /**
   * As {@link #meaning}, if the run ends the name: {@code customers}, not {@code customer_rank}.
   */
  Optional<String> meaningAtEnd(String name) {
    NameWords words = NameWords.of(name);
    return matches(words)
        .filter(match -> match.end() == words.words().size())
        .max(Match.BEST)
        .map(match -> match.entry().meaning());
  }

  private Stream<Match> matches(NameWords name) {
    return entries.stream()
        .filter(entry -> !entry.whole() || entry.run().equals(name.words()))
        .map(entry -> new Match(entry, name.endOf(entry.run())))
        .filter(match -> match.end() > 0);
  }

  private static Dictionary read(String file) {
    var entries = new ArrayList<Entry>();
    text(file)
        .lines()
        .filter(line -> line.contains(":") && !line.startsWith("#"))
        .forEach(line -> add(line, entries));
    return new Dictionary(entries);
  }

  private static void add(String line, List<Entry> entries) {
    int colon = line.indexOf(':');
    String meaning = line.substring(0, colon);
    for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
      entries.add(new Entry(meaning, NameWords.of(word).words(), word.startsWith("=")));
    }
  }

  private static String text(String file) {
    try (InputStream in = Dictionary.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Cannot find " + file + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
