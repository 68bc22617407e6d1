package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads French is answered in French. */
class TextsTest {
  private static final Pattern SLOT = Pattern.compile("%(\\d\\$)?,?(\\.\\d)?[sdf]");

  @Test
  void everyAnswer_isInBothLanguages() throws IOException {
    Set<String> english = new TreeSet<>(read("texts.properties").stringPropertyNames());
    Set<String> french = new TreeSet<>(read("texts_fr.properties").stringPropertyNames());
    assertThat(french).containsAll(english);
    french.removeAll(english);
    assertThat(french).allMatch(key -> key.startsWith("step.") || key.startsWith("looked."));
  }

  @Test
  void everyAnswer_saysTheSameFacts() throws IOException {
    Properties french = read("texts_fr.properties");
    read("texts.properties")
        .forEach(
            (key, text) ->
                assertThat(slots(french.getProperty((String) key)))
                    .as((String) key)
                    .isEqualTo(slots((String) text)));
  }

  @ParameterizedTest
  @EnumSource
  void unknownLanguage_isWrongArguments(Language language) {
    assertThat(Spoken.lethe("runs", "--lang", language.tag(), "--help").code()).isZero();
    assertThat(Spoken.lethe("runs", "--lang", language.tag() + "x").code()).isEqualTo(2);
  }

  private static java.util.List<String> slots(String text) {
    return SLOT.matcher(text).results().map(slot -> slot.group()).sorted().toList();
  }

  private static Properties read(String name) throws IOException {
    var texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }
}
