package dev.lethe.jobs.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one record; a missing or misshapen field is an IllegalArgumentException. */
record FieldReader(JsonNode node) {

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return node.optional(name).map(value -> stringOf(name, value));
  }

  <T> T value(String name, Function<String, T> parse) {
    return parse.apply(text(name));
  }

  <T> Optional<T> optional(String name, Function<String, T> parse) {
    return optionalText(name).map(parse);
  }

  boolean has(String name) {
    return node.has(name);
  }

  long number(String name) {
    JsonNode value = present(name);
    if (!value.canConvertToLong()) {
      throw new IllegalArgumentException("Invalid %s in the run log: no number".formatted(name));
    }
    return value.longValue();
  }

  List<String> texts(String name) {
    return present(name).valueStream().map(value -> stringOf(name, value)).toList();
  }

  Map<String, Long> counts(String name) {
    return present(name)
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().longValue()));
  }

  List<FieldReader> nodes(String name) {
    return present(name).valueStream().map(FieldReader::new).toList();
  }

  private JsonNode present(String name) {
    return node.optional(name).orElseThrow(() -> missing(name));
  }

  private static String stringOf(String name, JsonNode value) {
    if (!value.isString()) {
      throw new IllegalArgumentException("Invalid %s in the run log: no text".formatted(name));
    }
    return value.stringValue();
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("Missing %s in the run log".formatted(name));
  }
}
