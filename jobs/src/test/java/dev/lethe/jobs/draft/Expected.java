package dev.lethe.jobs.draft;

import static java.util.stream.Collectors.toMap;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The columns of a database as a person classified them, and a draft held against them. */
record Expected(Map<TableName, Map<String, Category>> columns) {

  /** From a text beside the tests: {@code table: column category, ...}. */
  static Expected read(String file) {
    try {
      return new Expected(
          Files.readAllLines(resource(file)).stream()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(": ", 2))
              .collect(toMap(parts -> TableName.of(parts[0]), parts -> columns(parts[1]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Expected ofPolicy(Path file) {
    var columns = new LinkedHashMap<TableName, Map<String, Category>>();
    PolicyFile.read(file)
        .tables()
        .forEach(
            (name, table) ->
                columns.put(
                    name,
                    table.columns().values().stream().collect(toMap(c -> c.name(), c -> c.is()))));
    return new Expected(columns);
  }

  private static Map<String, Category> columns(String text) {
    return Arrays.stream(text.split(", "))
        .map(column -> column.split(" "))
        .collect(toMap(parts -> parts[0], parts -> category(parts[1])));
  }

  private static Category category(String word) {
    return Arrays.stream(Category.values())
        .filter(category -> category.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  static Path resource(String file) {
    try {
      return Path.of(Objects.requireNonNull(Expected.class.getResource(file), file).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  long size() {
    return columns.values().stream().mapToLong(Map::size).sum();
  }

  /** Columns that the draft takes for something else. */
  List<String> wrong(DraftedPolicy draft) {
    var wrong = new ArrayList<String>();
    columns.forEach(
        (table, expected) ->
            expected.forEach(
                (column, category) -> {
                  Category drafted = draft.columns().getOrDefault(table, Map.of()).get(column);
                  if (drafted != category) {
                    wrong.add("%s.%s: %s, not %s".formatted(table, column, drafted, category));
                  }
                }));
    return wrong;
  }

  /** Columns that single a person out by themselves, and of which the draft says otherwise. */
  List<String> missedIdentifiers(DraftedPolicy draft) {
    return wrong(draft).stream().filter(wrong -> wrong.endsWith("not IDENTIFIER")).toList();
  }

  double share(DraftedPolicy draft) {
    return 1 - (double) wrong(draft).size() / size();
  }
}
