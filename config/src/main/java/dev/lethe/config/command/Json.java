package dev.lethe.config.command;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One indented JSON document; the keys are the names of the records' parts. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String of(Object answer) {
    return MAPPER.writeValueAsString(answer) + "\n";
  }
}
