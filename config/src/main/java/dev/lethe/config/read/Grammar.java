package dev.lethe.config.read;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lethe.config.read.Written.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  private static JsonNode load() {
    try (InputStream in = Grammar.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("Cannot find " + SCHEMA + " on the class path");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
