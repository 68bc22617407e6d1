package dev.lethe.jobs.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects the fields of one record. An absent value leaves no field: the log has no nulls. */
final class FieldWriter {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  FieldWriter text(String name, Object value) {
    node.put(name, value.toString());
    return this;
  }

  FieldWriter text(String name, Optional<?> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  FieldWriter number(String name, long value) {
    node.put(name, value);
    return this;
  }

  FieldWriter texts(String name, List<String> values) {
    var array = node.putArray(name);
    values.forEach(array::add);
    return this;
  }

  FieldWriter counts(String name, Map<String, Long> values) {
    var object = node.putObject(name);
    values.forEach(object::put);
    return this;
  }

  FieldWriter nodes(String name, List<? extends JsonNode> values) {
    var array = node.putArray(name);
    values.forEach(array::add);
    return this;
  }

  ObjectNode node() {
    return node;
  }
}
