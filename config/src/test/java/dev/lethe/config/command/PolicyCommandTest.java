package dev.lethe.config.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyCommandTest {
  private static final String GOOD = "policies/example.yaml";
  private static final String WRONG =
      "src/test/resources/dev/lethe/config/read/wrong/unknown-clock.yaml";
  private static final String PROBLEM =
      "Unknown clock 'last-acts' in rules.R-1.since: write 'last-act', or declare it under 'clocks',"
          + " or write an event such as table.column.";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Program.run(PolicyCommand.commands(), new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void check_validPolicy_isDoneAndEndsOnOneLine() {
    assertThat(run("check", GOOD, "--lang", "en")).isZero();
    assertThat(out.toString())
        .endsWith(
            "\n"
                + GOOD
                + ": valid, 9 tables, 8 rules, 6 duties; every quote stands in the document;"
                + " 1 open decision(s), 1 FICTIONAL; 3 advisories, 1 decided\n");
    assertThat(err).hasToString("");
  }

  @Test
  void check_whatIsAdvisedAgainst_isPrintedWithItsLineAndRefusesNothing() {
    assertThat(run("check", GOOD, "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains(
            GOOD
                + ":42: A-06 Accounts in readers are kept 3 years without activity. Guidance: An"
                + " online account that has been inactive for 2 years is deleted unless the person"
                + " objects. CNIL, reference framework for commercial management (3 February 2022),"
                + " secondary source. Safest reading: 2 years, or the document's own period where it"
                + " publishes one, with the DPO's decision. Decision: kept as it is, data protection"
                + " officer (DPO), on 3 March 2025: The document promises three years, and readers"
                + " come back after two.\n");
  }

  @Test
  void check_json_holdsTheAdvice() {
    assertThat(run("check", GOOD, "--json", "--lang", "fr")).isZero();
    JsonNode advice = JsonMapper.shared().readTree(out.toString()).at("/files/0/advice/1");
    assertThat(advice.get("id").asString()).isEqualTo("A-06");
    assertThat(advice.get("line").asInt()).isEqualTo(42);
    assertThat(advice.get("decided").asBoolean()).isTrue();
    assertThat(advice.get("source").asString()).endsWith("source secondaire");
  }

  @Test
  void check_decisionThatAnswersNothing_isAProblem() {
    String wrong = "src/test/resources/dev/lethe/config/advice/wrong/not-raised.yaml";

    assertThat(run("check", wrong, "--lang", "en")).isEqualTo(2);
    assertThat(out.toString())
        .startsWith(
            wrong + ":25: Decision about A-01 answers nothing: the advisory is not raised.");
  }

  @ParameterizedTest
  @CsvSource({
    "html, <!doctype html>",
    "json-ld, '{\\n  \"@context\"'",
    "JSON, '{\\n  \"controller\"'"
  })
  void explain_otherFormats_goToTheFile(String format, String start, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("answer");

    assertThat(run("explain", GOOD, "--format", format, "-o", file.toString())).isZero();
    assertThat(out).hasToString("");
    assertThat(Files.readString(file)).startsWith(start.replace("\\n", "\n"));
  }

  @Test
  void explain_toAFolderThatIsNotThere_isRefused() {
    assertThat(run("explain", GOOD, "-o", "nowhere/answer.txt")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "Cannot write nowhere/answer.txt: there is no such folder, or no right to. Name another file.\n");
  }

  @Test
  void glossary_inFrench_explainsInFrench() {
    assertThat(run("glossary", "--lang", "fr")).isZero();
    assertThat(out.toString()).contains("longer-than", "durée de conservation", "trois ans");
  }

  @Test
  void glossary_json_isOneDocument() {
    assertThat(run("glossary", "--lang", "en", "--format", "json")).isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).at("/words/0/term").asString())
        .isEqualTo("controller");
  }

  @Test
  void coverage_ofAStub_isDoneAndListsWhatIsUnproved() {
    assertThat(run("coverage", "policies/example.yaml", "--sources", "..", "--lang", "en"))
        .isZero();
    assertThat(out.toString()).contains("example (stub)").contains("EX-1", "unproved");
  }

  @Test
  void coverage_ofACompletePolicyWithoutTests_isRefused(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("shop/src/test/java"));

    assertThat(run("coverage", "policies/kmeroccase.yaml", "--sources", folder.toString()))
        .isEqualTo(2);
    assertThat(out.toString()).contains("Clause KM-15 is proved by no test.");
  }

  @Test
  void coverage_json_isOneDocument() {
    assertThat(run("coverage", "policies/kmeroccase.yaml", "--sources", "..", "--format", "json"))
        .isZero();
    JsonNode clause = JsonMapper.shared().readTree(out.toString()).at("/policies/0/clauses/14");
    assertThat(clause.at("/clause/id").asString()).isEqualTo("KM-15");
    assertThat(clause.at("/state").asString()).isEqualTo("PROVED");
    assertThat(clause.at("/tests").valueStream().map(JsonNode::asString))
        .contains("jobs/RetentionJobTest.run_abovePolicyLimit_waitsThenDoesWhatEveryHistorySays");
  }

  @Test
  void check_withoutDocument_saysThatQuotesWereNotChecked() {
    assertThat(run("check", "policies/kppay.yaml", "--lang", "fr")).isZero();
    assertThat(out.toString()).contains("citations NON vérifiées");
  }

  @Test
  void check_wrongAmongGood_isInvalidAndChecksAll() {
    assertThat(run("check", WRONG, GOOD, "--lang", "en")).isEqualTo(2);
    assertThat(out.toString())
        .startsWith(WRONG + ":41: " + PROBLEM + "\n" + WRONG + ": refused, 1 problem(s)\n")
        .contains(GOOD + ": valid");
  }

  @Test
  void check_json_isOneDocumentWithEveryProblem() {
    assertThat(run("check", WRONG, GOOD, "--json")).isEqualTo(2);
    JsonNode files = JsonMapper.shared().readTree(out.toString()).get("files");
    assertThat(files.get(0).get("valid").asBoolean()).isFalse();
    assertThat(files.get(0).get("problems").get(0).get("line").asInt()).isEqualTo(41);
    assertThat(files.get(0).get("problems").get(0).get("message").asString()).isEqualTo(PROBLEM);
    assertThat(files.get(1).get("valid").asBoolean()).isTrue();
    assertThat(files.get(1).get("sha256").asString()).hasSize(64);
  }

  @Test
  void check_output_holdsNoColourWithoutTerminal() {
    run("check", WRONG, GOOD);
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void check_twoFilesAgainstOneDocument_isRefused() {
    assertThat(run("check", GOOD, WRONG, "--document", "policies/example.txt")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "Cannot check 2 policies against one document. Name one file, or leave --document out.")
        .contains("Try 'lethe policy check --help'.");
  }

  @Test
  void check_missingFile_isInvalid() {
    assertThat(run("check", "nowhere.yaml")).isEqualTo(2);
    assertThat(out.toString())
        .startsWith(
            "nowhere.yaml:1: Cannot read the policy: there is no such file. Name a policy file.");
  }

  @Test
  void check_unknownOption_isInvalid() {
    assertThat(run("check", GOOD, "--strict")).isEqualTo(2);
    assertThat(err.toString()).contains("--strict");
  }

  @Test
  void policy_withoutCommand_isInvalid() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "Cannot run 'lethe policy': no command was given. Add one of: check, explain, ");
  }

  @Test
  void help_ofEveryCommand_teachesByExample() {
    assertThat(run("--help")).isZero();
    assertThat(run("check", "--help")).isZero();
    assertThat(run("explain", "--help")).isZero();
    assertThat(run("glossary", "--help")).isZero();
    assertThat(run("coverage", "--help")).isZero();
    assertThat(out.toString())
        .contains("lethe policy check shop.yaml --document privacy-policy.txt")
        .contains("lethe policy explain shop.yaml --format json")
        .contains("Exit codes:");
  }

  @Test
  void explain_json_isTheExplanation() {
    assertThat(run("explain", GOOD, "--format", "json", "--lang", "fr")).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get("language").asString()).isEqualTo("fr");
    assertThat(json.get("rules").get(2).get("due").asString())
        .isEqualTo("30 jours après sign_ups.made_at.");
    assertThat(json.get("questions").get(0).get("rule").asString()).isEqualTo("EX-4");
  }

  @Test
  void explain_wrongPolicy_printsItsProblems() {
    assertThat(run("explain", WRONG)).isEqualTo(2);
    assertThat(err.toString()).contains(WRONG + ":41: " + PROBLEM);
    assertThat(out.toString()).isEmpty();
  }
}
