package dev.lethe.jobs.draft;

import java.util.List;

/**
 * Something to say in the reader's language.
 *
 * @param key of the text in {@code remarks.properties}
 * @param arguments names and figures, never values of rows; a remark among them is put into words
 *     too
 */
record Remark(String key, List<Object> arguments) {
  Remark {
    arguments = List.copyOf(arguments);
  }

  static Remark of(String key, Object... arguments) {
    return new Remark(key, List.of(arguments));
  }
}
