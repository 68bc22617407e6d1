package dev.lethe.jobs.demo;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A place in a demo file.
 *
 * @param where file and path of keys; unique, so that it also names the chance of what is drawn
 */
record Node(String where, @Nullable Object value) {

  static Node read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      Load load = new Load(LoadSettings.builder().setLabel(name).build());
      return new Node(name, load.loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw unreadable(file, "it is missing or not UTF-8 text. Name a folder of demo files");
    } catch (YamlEngineException e) {
      throw unreadable(file, "it is not YAML: " + e.getMessage() + ". Correct it");
    }
  }

  private static LetheException unreadable(Path file, String why) {
    return new LetheException(ExitCode.INVALID, "Cannot read " + file + ": " + why + ".");
  }

  boolean isMap() {
    return value instanceof Map;
  }

  boolean isList() {
    return value instanceof List;
  }

  /** In the order of the file. */
  Map<String, Node> entries() {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("keys with values are expected here", "Write a mapping");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    map.forEach((key, inner) -> entries.put(String.valueOf(key), inside(key, inner)));
    return entries;
  }

  List<Node> items() {
    if (!(value instanceof List<?> list)) {
      throw wrong("a list is expected here", "Write [a, b]");
    }
    List<Node> items = new ArrayList<>();
    for (Object item : list) {
      items.add(inside(items.size(), item));
    }
    return items;
  }

  String text() {
    if (value == null || isMap() || isList()) {
      throw wrong("one value is expected here", "Write a text");
    }
    return value.toString();
  }

  double number() {
    if (!(value instanceof Number number)) {
      throw wrong("a number is expected here", "Write digits");
    }
    return number.doubleValue();
  }

  long whole() {
    return (long) number();
  }

  Optional<Node> find(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key)
        ? Optional.of(inside(key, map.get(key)))
        : Optional.empty();
  }

  Node get(String key) {
    return find(key).orElseThrow(() -> wrong("the key '" + key + "' is missing", "Add it"));
  }

  /** Refuses every other key: a misspelt one would silently draw something else. */
  void only(String... known) {
    for (String key : entries().keySet()) {
      if (!Set.of(known).contains(key)) {
        throw wrong("the key '" + key + "' is unknown", "Use " + String.join(", ", known));
      }
    }
  }

  LetheException wrong(String why, String remedy) {
    return new LetheException(
        ExitCode.INVALID, "Cannot read demo file " + where + ": " + why + ". " + remedy + ".");
  }

  private Node inside(Object key, @Nullable Object inner) {
    return new Node(where + "/" + key, inner);
  }
}
