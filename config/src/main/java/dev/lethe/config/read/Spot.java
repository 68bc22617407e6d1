package dev.lethe.config.read;

import com.networknt.schema.path.NodePath;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import java.util.StringJoiner;

/**
 * A place in the file.
 *
 * @param name as a person would say it: list items go by their id, {@code rules.KM-15.since}
 * @param line of the key, or of the list item
 */
record Spot(String name, int line, Written value) {

  static Spot of(Mapping policy, NodePath path) {
    StringJoiner name = new StringJoiner(".");
    Written value = policy;
    int line = policy.line();
    for (int i = 0; i < path.getNameCount(); i++) {
      Step step = step(value, path.getElement(i));
      name.add(step.name());
      line = step.line();
      value = step.value();
    }
    return new Spot(name.toString(), line, value);
  }

  /** {@code " in tables.users"}, or nothing at the top. */
  String in() {
    return name.isEmpty() ? "" : " in " + name;
  }

  int lineOfKey(String key) {
    return value instanceof Mapping mapping ? mapping.lineOf(key) : line;
  }

  String shown() {
    return value.shown();
  }

  private record Step(String name, int line, Written value) {}

  private static Step step(Written value, Object element) {
    if (value instanceof Sequence sequence && element instanceof Integer index) {
      Written item = sequence.items().get(index);
      return new Step(itemName(item, index), item.line(), item);
    }
    String key = String.valueOf(element);
    if (value instanceof Mapping mapping) {
      return new Step(key, mapping.lineOf(key), mapping.find(key).orElse(value));
    }
    return new Step(key, value.line(), value);
  }

  private static String itemName(Written item, int index) {
    return item instanceof Mapping mapping
        ? mapping.text("id").map(Scalar::text).orElse("#" + (index + 1))
        : "#" + (index + 1);
  }
}
