package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tree without its lines, as the schema validator wants it. */
final class JsonTree implements Written.Cases<JsonNode> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static JsonNode of(Written written) {
    return written.read(new JsonTree());
  }

  @Override
  public JsonNode mapping(Mapping mapping) {
    ObjectNode node = NODES.objectNode();
    mapping.entries().forEach(e -> node.putIfAbsent(e.key(), of(e.value())));
    return node;
  }

  @Override
  public JsonNode sequence(Sequence sequence) {
    ArrayNode node = NODES.arrayNode();
    sequence.items().forEach(item -> node.add(of(item)));
    return node;
  }

  @Override
  public JsonNode scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> NODES.stringNode(scalar.text());
      case INTEGER -> NODES.numberNode(Integer.parseInt(scalar.text()));
      case DECIMAL -> NODES.numberNode(Double.parseDouble(scalar.text()));
      case TRUTH -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NOTHING -> NODES.nullNode();
    };
  }
}
