package dev.lethe.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.config.policy.Traffic.PeriodKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema is valid, says what the records say, and helps in an editor. */
class PolicySchemaTest {
  private static final Path FILE = Path.of("schema/policy.schema.json");
  private static final JsonNode SCHEMA = JsonMapper.shared().readTree(FILE.toFile());

  @Test
  void schema_againstItsMetaSchema_isValid() throws IOException {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(Files.readString(FILE), InputFormat.JSON)).isEmpty();
    assertThat(meta.validate("{\"type\": 7}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void enums_ofTheSchema_areThoseOfTheRecords() {
    assertWords(
        "/$defs/column/properties/is",
        Stream.concat(Stream.of(Category.values()).map(Category::word), Stream.of("forbidden")));
    assertWords("/$defs/atExpiry", Stream.of(AtExpiry.values()).map(AtExpiry::word));
    assertWords("/$defs/link/properties/guard", Stream.of(Guard.values()).map(Guard::word));
    assertWords("/$defs/rule/properties/then", Stream.of(Then.values()).map(Then::word));
    assertWords(
        "/properties/never-store/items", Stream.of(NeverStored.values()).map(NeverStored::word));
    assertWords("/$defs/duty/properties/check", Stream.of(Check.values()).map(Check::word));
    assertWords(
        "/$defs/traffic/properties/figures/items", Stream.of(Figure.values()).map(Figure::word));
    assertWords(
        "/$defs/traffic/properties/period", Stream.of(PeriodKind.values()).map(PeriodKind::word));
  }

  @Test
  void properties_ofTheSchema_areDescribedAndClosed() {
    List<String> bare = new ArrayList<>();
    walk(SCHEMA, "", bare);

    assertThat(bare).isEmpty();
  }

  private static void assertWords(String pointer, Stream<String> words) {
    JsonNode values = SCHEMA.at(pointer).get("enum");
    assertThat(values.valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(words.toList());
  }

  private static void walk(JsonNode node, String path, List<String> bare) {
    if (node.path("type").asString("").equals("object") && !node.has("additionalProperties")) {
      bare.add(path + " is open");
    }
    for (var property : node.path("properties").properties()) {
      if (!path.contains("/then") && !isDescribed(property.getValue())) {
        bare.add(path + "/" + property.getKey());
      }
    }
    for (var child : node.properties()) {
      walk(child.getValue(), path + "/" + child.getKey(), bare);
    }
    if (node.isArray()) {
      node.forEach(child -> walk(child, path + "/then", bare));
    }
  }

  private static boolean isDescribed(JsonNode property) {
    JsonNode target =
        property.has("$ref") ? SCHEMA.at(property.get("$ref").asString().substring(1)) : property;
    return Stream.of(property, target)
        .anyMatch(node -> node.has("description") || node.has("title"));
  }
}
