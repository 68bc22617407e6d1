package dev.lethe.config.read;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lethe.config.read.Written.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Executes {@code policy.schema.json} on a file: every key, every type and every pattern. Each
 * violation becomes a sentence of ours; the schema's {@code errorMessage} is its remedy, and the
 * one that editors show.
 */
final class Grammar {
  private static final String SCHEMA = "/dev/lethe/config/schema/policy.schema.json";

  static final Grammar OF_POLICIES = new Grammar();

  private final JsonNode source;
  private final Schema schema;

  private Grammar() {
    source = load();
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
  }

  void examine(Mapping policy, Problems problems) {
    Violation violation = new Violation(source, policy, problems);
    for (Error error : schema.validate(JsonTree.of(policy))) {
      violation.report(error);
    }
  }

  /** JSON is YAML: one reader serves both. */
  private static JsonNode load() {
    try (InputStream in = Grammar.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("Cannot find " + SCHEMA + " on the class path");
      }
      return JsonTree.of(YamlReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException | UnreadableYaml e) {
      throw new IllegalStateException("Cannot read " + SCHEMA, e);
    }
  }
}
