package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.List;
import java.util.Optional;

/** Values of a file that has passed every check: what is missing here is our mistake. */
final class Value {
  private Value() {}

  static String text(Mapping mapping, String key) {
    return optional(mapping, key)
        .orElseThrow(() -> new IllegalStateException("The schema let a missing " + key + " pass"));
  }

  static Optional<String> optional(Mapping mapping, String key) {
    return mapping.find(key).map(Value::string);
  }

  static int integer(Mapping mapping, String key) {
    return Integer.parseInt(text(mapping, key));
  }

  static List<String> texts(Mapping mapping, String key) {
    return mapping.items(key).stream().map(Value::string).toList();
  }

  private static String string(Written value) {
    if (value instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new IllegalStateException("The schema let " + value.shown() + " pass as a text");
  }
}
