package dev.lethe.config.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.glossary.Glossary.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One source for the words of the grammar, and none of them forgotten. */
class GlossaryTest {
  private static final JsonNode SCHEMA =
      JsonMapper.shared().readTree(Path.of("schema/policy.schema.json").toFile());

  @Test
  void in_glossary_explainsEveryWordOfTheSchema() {
    Set<String> written = new TreeSet<>();
    keywords(SCHEMA, written);

    assertThat(written).contains("longer-than", "quasi-identifier", "listed-holds-only");
    assertThat(words("fr")).containsAll(written);
  }

  @Test
  void in_glossary_explainsNoWordThatNobodyWrites() {
    Set<String> written = new TreeSet<>(Set.of("->", "<-"));
    keywords(SCHEMA, written);

    assertThat(written).containsAll(words("fr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void in_language_saysEachWordOnceAndWhatItMeans(String language) {
    assertThat(words(language)).doesNotHaveDuplicates();
    assertThat(Glossary.in(language))
        .allSatisfy(
            entry -> {
              assertThat(entry.term()).isNotBlank();
              assertThat(entry.means()).isNotBlank().doesNotEndWith(".");
            });
  }

  @Test
  void markdown_inTheRepository_isTheGlossary() throws IOException {
    assertThat(Files.readString(Path.of("../docs/glossary.md")))
        .as("run './lethe policy glossary --format markdown -o docs/glossary.md'")
        .isEqualTo(GlossaryText.markdown(Glossary.in("fr"), Glossary.in("en")));
  }

  private static List<String> words(String language) {
    return Glossary.in(language).stream().map(Entry::words).flatMap(List::stream).toList();
  }

  /** Names of properties, and words to choose from. */
  private static void keywords(JsonNode node, Set<String> into) {
    if (node.path("properties").isObject()) {
      node.path("properties").propertyNames().forEach(into::add);
    }
    Stream.of("enum")
        .map(node::path)
        .filter(JsonNode::isArray)
        .forEach(words -> words.forEach(word -> into.add(word.asString())));
    node.forEach(child -> keywords(child, into));
  }
}
