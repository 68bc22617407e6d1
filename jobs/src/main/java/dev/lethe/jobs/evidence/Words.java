package dev.lethe.jobs.evidence;

import java.util.Arrays;
import java.util.Locale;

/** The words of the log for the names of the code: {@code NOT_RUN} is {@code not-run}. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E read(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> of(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid %s in the run log: unknown word".formatted(type.getSimpleName())));
  }
}
