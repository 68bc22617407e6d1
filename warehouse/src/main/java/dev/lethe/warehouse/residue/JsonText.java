package dev.lethe.warehouse.residue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Every key and value of JSON documents in a row, and of the JSON that stands in their strings. */
final class JsonText implements Decoder {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void decode(Path file, Consumer<String> values) throws IOException {
    try (var parser = JSON.createParser(file.toFile())) {
      read(parser, values);
    }
  }

  private static void read(JsonParser parser, Consumer<String> values) throws IOException {
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isScalarValue() || token == com.fasterxml.jackson.core.JsonToken.FIELD_NAME) {
        var text = parser.getText();
        values.accept(text);
        inner(text, values);
      }
    }
  }

  /** Statistics and schemas are written as strings; their escapes hide a value otherwise. */
  private static void inner(String text, Consumer<String> values) throws IOException {
    if (text.startsWith("{") || text.startsWith("[")) {
      try (var parser = JSON.createParser(text)) {
        read(parser, values);
      } catch (JsonProcessingException e) {
        // Not JSON after all: the text itself has been looked at.
        return;
      }
    }
  }
}
