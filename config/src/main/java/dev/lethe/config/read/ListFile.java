package dev.lethe.config.read;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A YAML file that is one list of texts: a glossary, guidance, obligations. What its keys mean is
 * checked by who reads it.
 *
 * @param head texts beside the list
 */
public record ListFile(String name, Map<String, String> head, List<Item> items) {
  private static final int MAX_BYTES = 1 << 20;

  public ListFile {
    head = Map.copyOf(head);
    items = List.copyOf(items);
  }

  /** One item; keys of nested mappings are joined by dots: {@code fr.found}. */
  public record Item(int line, Map<String, String> texts) {
    public Item {
      texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    public String text(String key) {
      return Objects.requireNonNull(texts.get(key), key);
    }
  }

  /** A resource of ours. */
  public static ListFile shipped(String resource) {
    try (InputStream in = ListFile.class.getResourceAsStream(resource)) {
      return of(resource, Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + resource, e);
    }
  }

  /**
   * A file of the controller's.
   *
   * @throws InvalidPolicyException where it is no such list
   */
  public static ListFile read(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return of(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      // as if it were not there: the remedy is the same
    }
    throw invalid(
        file.toString(), 1, "Cannot read the list: there is no such file. Correct the path.");
  }

  /** A problem of this file. */
  public InvalidPolicyException invalid(int line, String message) {
    return invalid(name, line, message);
  }

  private static InvalidPolicyException invalid(String name, int line, String message) {
    return new InvalidPolicyException(name, List.of(new Problem(name, line, message)));
  }

  private static ListFile of(String name, byte[] bytes) {
    try {
      Mapping file = YamlReader.read(PolicyFile.text(bytes));
      Map<String, String> head = new LinkedHashMap<>();
      List<Item> items = new ArrayList<>();
      for (Entry entry : file.entries()) {
        if (entry.value() instanceof Sequence list) {
          list.items().forEach(item -> items.add(item(item)));
        } else {
          texts(entry.key(), entry.value(), head);
        }
      }
      return new ListFile(name, head, items);
    } catch (UnreadableYaml e) {
      throw invalid(name, e.line(), e.remark());
    }
  }

  private static Item item(Written item) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts("", item, texts);
    return new Item(item.line(), texts);
  }

  private static void texts(String at, Written value, Map<String, String> into) {
    if (value instanceof Scalar scalar) {
      into.put(at, scalar.text());
    } else if (value instanceof Mapping mapping) {
      String within = at.isEmpty() ? "" : at + ".";
      mapping.entries().forEach(e -> texts(within + e.key(), e.value(), into));
    }
  }
}
