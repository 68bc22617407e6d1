package dev.lethe.config.read;

import java.util.Arrays;
import java.util.function.Function;

/** Words of the file to constants; the schema has already refused any other word. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> E find(E[] values, Function<E, String> word, String written) {
    return Arrays.stream(values)
        .filter(value -> word.apply(value).equals(written))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The schema let '" + written + "' pass"));
  }
}
