package dev.lethe.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.Approval;
import dev.lethe.jobs.evidence.DecisionRecord;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.Verdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{t\\.([a-z0-9-]+)}}");

  @Test
  void texts_bothLanguages_haveTheSameKeys() throws IOException {
    assertThat(texts("texts_fr.properties").keySet()).isEqualTo(texts("texts.properties").keySet());
  }

  @Test
  void texts_bothLanguages_takeTheSameArguments() throws IOException {
    Properties french = texts("texts_fr.properties");
    texts("texts.properties")
        .forEach(
            (key, english) ->
                assertThat(arguments(french.getProperty(key.toString())))
                    .as(key.toString())
                    .isEqualTo(arguments(english.toString())));
  }

  @Test
  void texts_straightApostrophe_standsNowhere() throws IOException {
    // In a message pattern it would swallow the arguments behind it.
    for (String file : List.of("texts.properties", "texts_fr.properties")) {
      assertThat(texts(file).values()).as(file).noneMatch(text -> text.toString().contains("'"));
    }
  }

  @Test
  void texts_everyWordOfTheLog_isTranslated() throws IOException {
    List<String> keys = new ArrayList<>();
    add(keys, "action", Action.values());
    add(keys, "technique", Technique.values());
    add(keys, "verdict", Verdict.values());
    add(keys, "approval", Approval.Manner.values());
    add(keys, "decision", DecisionRecord.Decision.values());
    add(keys, "control", ResidualRecord.Control.values());
    add(keys, "finding", ResidualRecord.Finding.values());
    add(keys, "guard", Guard.values());
    add(keys, "role", Role.values());
    add(keys, "status", RunReport.Status.values());
    add(keys, "severity", RunReport.Status.values());

    assertThat(texts("texts_fr.properties").keySet()).containsAll(keys);
  }

  @Test
  void texts_everyKeyOfTheTemplates_exists() throws IOException {
    for (String template : List.of("report.html", "closing.html")) {
      Set<String> used =
          IN_TEMPLATE
              .matcher(resource(template))
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet());
      assertThat(used).isNotEmpty();
      assertThat(texts("texts_fr.properties").keySet()).containsAll(used);
    }
  }

  private static void add(List<String> keys, String kind, Enum<?>... values) {
    Stream.of(values)
        .map(value -> kind + "-" + value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(keys::add);
  }

  private static Set<String> arguments(String pattern) {
    return Pattern.compile("\\{(\\d)")
        .matcher(pattern)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Properties texts(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(TextsTest.class.getResourceAsStream(file), UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  private static String resource(String name) throws IOException {
    try (var in = TextsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
