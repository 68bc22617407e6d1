package dev.lethe.config.coverage;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tests that name clauses, by tag: {@code @Tag("KM-15")} on a test, or on a class for all of
 * its tests. Read from the sources by the compiler's own parser, so that no comment and no text
 * passes for a tag. A test that is switched off proves nothing and is left out.
 */
public record ClauseTests(SortedMap<String, SortedSet<String>> byTag) {
  private static final String TESTS = "src/test/java";

  public ClauseTests {
    byTag = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byTag));
  }

  /**
   * Reads every module's tests.
   *
   * @param root folder whose folders are the modules
   * @throws LetheException where there are none
   */
  public static ClauseTests in(Path root) {
    SortedMap<String, SortedSet<String>> byTag = new TreeMap<>();
    for (Path module : modules(root)) {
      String name = String.valueOf(module.getFileName());
      for (Map.Entry<String, SortedSet<String>> tag : TestSources.in(module.resolve(TESTS))) {
        SortedSet<String> tests = byTag.computeIfAbsent(tag.getKey(), t -> new TreeSet<>());
        tag.getValue().forEach(test -> tests.add(name + "/" + test));
      }
    }
    return new ClauseTests(byTag);
  }

  /** Names as {@code module/Class.method}, in order. */
  List<String> of(String clause) {
    SortedSet<String> tests = byTag.get(clause);
    return tests == null ? List.of() : List.copyOf(tests);
  }

  private static List<Path> modules(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      List<Path> modules =
          folders.filter(folder -> Files.isDirectory(folder.resolve(TESTS))).sorted().toList();
      if (!modules.isEmpty()) {
        return modules;
      }
    } catch (IOException e) {
      // as if it held none: the remedy is the same
    }
    throw new LetheException(
        ExitCode.INVALID,
        "Cannot read the tests: there are none under %s. Name the folder of Lethe's sources with --sources."
            .formatted(root));
  }
}
