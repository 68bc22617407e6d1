package dev.lethe.config.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.Language;
import dev.lethe.config.glossary.Glossary;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.ReadPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that a DPO signs holds every clause, and nothing that it would have to fetch. */
class ScheduleTest {
  @ParameterizedTest
  @CsvSource({
    "example, FR",
    "example, EN",
    "kmeroccase, FR",
    "kmeroccase, EN",
    "k-inventory, FR",
    "okasio, EN",
    "kppay, FR"
  })
  void of_policy_holdsEveryClauseWithItsQuote(String name, Language language) {
    ReadPolicy read = read(Path.of("policies", name + ".yaml"));
    String page = text(Schedule.of(read, Advice.on(read), language));

    assertThat(read.policy().rules())
        .extracting(Rule::clause)
        .allSatisfy(clause -> assertThat(page).contains(clause.quote()));
    assertThat(read.policy().duties())
        .extracting(Duty::clause)
        .allSatisfy(clause -> assertThat(page).contains(clause.quote()));
    assertThat(read.policy().duties())
        .extracting(Duty::fulfilment)
        .filteredOn(ByPerson.class::isInstance)
        .allSatisfy(duty -> assertThat(page).contains(((ByPerson) duty).reason()));
    assertThat(read.policy().rules())
        .flatExtracting(rule -> rule.openDecision().stream().toList())
        .allSatisfy(question -> assertThat(page).contains(question));
  }

  @ParameterizedTest
  @EnumSource
  void of_policy_isCompleteInItself(Language language) {
    String page = page("policies/kmeroccase.yaml", language);

    assertThat(page)
        .startsWith("<!doctype html>\n<html lang=\"%s\">".formatted(language))
        .doesNotContain("{{", "<script", "<link", "<img", "src=", "href=", "url(", "@import");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void of_policyInFrench_hasNoEnglishSentence() {
    String page = text(page("policies/kmeroccase.yaml", Language.FR));

    assertThat(sentences(page))
        .doesNotContainPattern(Pattern.compile("\\b(the|and|of|is|are|by|until)\\b"));
  }

  @Test
  void of_policyInEnglish_hasNoFrenchOfOurs() {
    String page = text(page("policies/example.yaml", Language.EN));

    assertThat(sentences(page))
        .doesNotContainPattern(Pattern.compile("\\b(les|des|une|est|pour)\\b"));
  }

  @Test
  void of_policy_showsQuestionsAndAdviceBeforeTheClauses() {
    String page = page("policies/example.yaml", Language.EN);

    assertThat(page.indexOf("Are 25 months right?")).isBetween(1, page.indexOf("Clause by clause"));
    assertThat(page.indexOf("A-06")).isBetween(1, page.indexOf("Clause by clause"));
    assertThat(page).contains("kept as it is, data protection officer (DPO), on 3 March 2025");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FR; Questions tranchées; fictive; 'Oui, délégué à la protection des données (DPO), le 15 janvier 2026 : '",
        "EN; Answered questions; fictional; 'Yes, data protection officer (DPO), on 15 January 2026: '",
      })
  void of_policy_showsWhatTheDpoAnswered(
      Language language, String title, String fictional, String who) {
    String page = page("policies/example.yaml", language);
    assertThat(page).contains(title);
    String answers = page.substring(page.indexOf(title), page.indexOf("class=\"stack small\""));

    assertThat(text(answers))
        .contains(
            "EX-5",
            "<span lang=\"en\">The document states no length for the choice. Are 13 months right?</span>",
            "<span class=\"tag attention\">" + fictional + "</span>",
            who + "Guidance keeps a choice for 6 months or more.")
        .doesNotContain("Are 25 months right?");
  }

  @Test
  void of_answerOfARealDpo_isNotCalledFictional(@TempDir Path folder) throws IOException {
    String example = Files.readString(Path.of("policies/example.yaml"));
    Path real = folder.resolve("real.yaml");
    Files.writeString(
        real, example.replaceAll(",\\s+fictional: true|\\R  text: example.txt.*", ""));

    assertThat(Schedule.of(read(real), List.of(), Language.EN))
        .contains("Answered questions")
        .doesNotContainIgnoringCase("fictional</span>");
  }

  @Test
  void of_policyWithoutAnAnswer_hasNoHeadingForThem() {
    assertThat(page("policies/kppay.yaml", Language.FR))
        .contains("Questions en attente")
        .doesNotContain("Questions tranchées");
  }

  @Test
  void of_policy_isSignedWithTheFingerprintOfTheFile() {
    ReadPolicy read = read(Path.of("policies/example.yaml"));
    String page = Schedule.of(read, Advice.on(read), Language.EN);

    assertThat(page.substring(page.indexOf("class=\"sign\"")))
        .contains("SHA-256 " + read.policy().sha256(), "Name", "Function", "Date and place");
  }

  @Test
  void of_policy_explainsEveryWord() {
    String page = text(page("policies/example.yaml", Language.EN));

    assertThat(Glossary.in("en")).allSatisfy(entry -> assertThat(page).contains(entry.means()));
  }

  @Test
  void of_clausesOfADocument_standInItsOrder() {
    String page = page("policies/kmeroccase.yaml", Language.FR);
    String table = page.substring(page.indexOf("schedule\""));

    assertThat(table.indexOf("KM-S1")).isLessThan(table.indexOf("KM-01"));
    assertThat(table.indexOf("article 9")).isLessThan(table.indexOf("article 10"));
  }

  @Test
  void of_textWithMarkup_isShownNotObeyed(@TempDir Path folder) throws IOException {
    String good = Files.readString(Path.of("policies/kppay.yaml"));
    Path evil = folder.resolve("evil.yaml");
    Files.writeString(
        evil, good.replace("Lethe ne compte que la fréquentation", "<script>alert(1)</script>"));

    assertThat(Schedule.of(read(evil), Advice.on(read(evil)), Language.FR))
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script");
  }

  private static ReadPolicy read(Path file) {
    return PolicyFile.open(file, Optional.empty());
  }

  private static String page(String file, Language language) {
    ReadPolicy read = read(Path.of(file));
    return Schedule.of(read, Advice.on(read), language);
  }

  /** Without the names of the file, which are English in every language. */
  private static String sentences(String page) {
    return page.substring(page.indexOf("<main>")).replaceAll("<code>[^<]*</code>", "");
  }

  /** As a reader sees it. */
  private static String text(String page) {
    return page.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replace('\u00a0', ' ');
  }
}
