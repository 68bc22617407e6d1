package dev.lethe.config.read;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.lethe.config.read.Written.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Says in our words, and with the file's line, what the schema validator found. */
final class Violation {
  private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

  private final JsonNode schema;
  private final Mapping policy;
  private final Problems problems;

  Violation(JsonNode schema, Mapping policy, Problems problems) {
    this.schema = schema;
    this.policy = policy;
    this.problems = problems;
  }

  void report(Error error) {
    Spot spot = Spot.of(policy, error.getInstanceLocation());
    int steps = stepsFromChoice(error);
    if (steps > 0) { // the remedy is that of the whole choice, not of one alternative
      incomplete(spot, around(error, steps));
      return;
    }
    switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(spot, error);
      case "required" -> missingKey(spot, error);
      case "dependentRequired" -> incomplete(spot, around(error));
      case "propertyNames" -> badName(spot, error);
      default -> badValue(spot, error);
    }
  }

  private void unknownKey(Spot spot, Error error) {
    String key = error.getProperty();
    List<String> known = List.copyOf(around(error).path("properties").propertyNames());
    problems.add(
        spot.lineOfKey(key),
        "Unknown key '%s'%s: %s.".formatted(key, spot.in(), advice(key, known)));
  }

  private static String advice(String key, List<String> known) {
    return Nearest.to(key, known)
        .map(near -> "write '%s', or remove it".formatted(near))
        .orElse("remove it; known here are " + String.join(", ", known));
  }

  private void missingKey(Spot spot, Error error) {
    String key = error.getProperty();
    String remedy = remedyOf(property(error, key)).orElse("write what the policy decided");
    problems.add(spot.line(), "Missing '%s'%s: %s.".formatted(key, spot.in(), remedy));
  }

  private void incomplete(Spot spot, JsonNode subschema) {
    problems.add(spot.line(), "Incomplete %s: %s.".formatted(spot.name(), remedy(subschema)));
  }

  private void badName(Spot spot, Error error) {
    problems.add(spot.line(), "Invalid name %s: %s.".formatted(spot.name(), remedy(around(error))));
  }

  private void badValue(Spot spot, Error error) {
    problems.add(
        spot.line(),
        "Invalid value of %s: %s, was %s."
            .formatted(spot.name(), remedy(around(error)), spot.shown()));
  }

  /** How many steps the evaluation went on from a choice between alternatives; 0 without one. */
  private static int stepsFromChoice(Error error) {
    NodePath path = error.getEvaluationPath();
    for (int i = 0; i < path.getNameCount(); i++) {
      if (CHOICES.contains(String.valueOf(path.getElement(i)))) {
        return path.getNameCount() - i;
      }
    }
    return 0;
  }

  private static String remedy(JsonNode subschema) {
    return remedyOf(subschema).orElse("see its description in policy.schema.json");
  }

  private static Optional<String> remedyOf(JsonNode subschema) {
    return Optional.of(subschema.path("errorMessage"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  /** The schema that holds the violated keyword. */
  private JsonNode around(Error error) {
    return around(error, 1);
  }

  private JsonNode around(Error error, int steps) {
    NodePath path = error.getSchemaLocation().getFragment();
    JsonNode node = schema;
    for (int i = 0; i < path.getNameCount() - steps; i++) {
      node = step(node, path.getElement(i));
    }
    return node;
  }

  private JsonNode property(Error error, String key) {
    JsonNode found = around(error).path("properties").path(key);
    JsonNode reference = found.path("$ref");
    return reference.isString() && remedyOf(found).isEmpty()
        ? schema.at(reference.asString().substring(1))
        : found;
  }

  private static JsonNode step(JsonNode node, Object element) {
    return element instanceof Integer index ? node.path(index) : node.path(String.valueOf(element));
  }
}
