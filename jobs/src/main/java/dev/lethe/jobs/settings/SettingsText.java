package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Settings as flat keys such as {@code controllers.shop.source.url}: the file, then environment
 * variables ({@code LETHE_CONTROLLERS_SHOP_SOURCE_URL}), then {@code --set}. A key that nobody
 * reads is an error, and so is one of {@link Overlay} that the file alone may state.
 */
final class SettingsText {
  private final Path file;
  private final Map<String, String> values;
  private final List<Overlay> overlays;
  private final TreeSet<String> unread;

  private SettingsText(Path file, Map<String, String> values, List<Overlay> overlays) {
    this.file = file;
    this.values = values;
    this.overlays = overlays;
    this.unread = new TreeSet<>(values.keySet());
  }

  static SettingsText read(Path file, Map<String, String> environment, Map<String, String> set) {
    var values = new TreeMap<String, String>();
    flatten("", yaml(file), values);
    List<Overlay> overlays = Overlay.of(environment, set, List.copyOf(values.keySet()));
    overlays.forEach(overlay -> values.put(overlay.key(), overlay.value()));
    return new SettingsText(file, values, overlays);
  }

  private static Object yaml(Path file) {
    try {
      Object tree =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(Files.readString(file));
      return tree == null ? Map.of() : tree;
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read %s: there is no such file, or it is not readable. Give an installation's folder with --home, or make one with 'lethe demo'."
              .formatted(file));
    } catch (YamlEngineException e) {
      throw new LetheException(
          ExitCode.INVALID, "Cannot read %s: it is not YAML. Correct the file.".formatted(file));
    }
  }

  private static void flatten(String prefix, Object node, Map<String, String> values) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, child) -> flatten(prefix.isEmpty() ? key + "" : prefix + "." + key, child, values));
    } else {
      values.put(prefix, node + "");
    }
  }

  /** The first parts of all keys below {@code prefix}. */
  java.util.Set<String> children(String prefix) {
    var children = new TreeSet<String>();
    values.keySet().stream()
        .filter(key -> key.startsWith(prefix + "."))
        .map(key -> key.substring(prefix.length() + 1).split("\\.", 2)[0])
        .forEach(children::add);
    return children;
  }

  java.util.Optional<String> find(String key) {
    unread.remove(key);
    return java.util.Optional.ofNullable(values.get(key));
  }

  String require(String key) {
    return find(key)
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID, "Missing setting %s: add it to %s.".formatted(key, file)));
  }

  void requireAllRead() {
    overlays.stream()
        .filter(overlay -> unread.contains(overlay.key()))
        .findFirst()
        .ifPresent(
            overlay -> {
              throw overlay.unread();
            });
    if (!unread.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use %s: nobody reads %s. Correct or remove the key.".formatted(file, unread));
    }
  }
}
