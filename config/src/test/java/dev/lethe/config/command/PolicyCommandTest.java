package dev.lethe.config.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
    return PolicyCommand.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void check_validPolicy_isDoneWithOneLine() {
    assertThat(run("check", GOOD, "--lang", "en")).isZero();
    assertThat(out)
        .hasToString(
            GOOD
                + ": valid, 8 tables, 5 rules, 4 duties; every quote stands in the document;"
                + " 1 open decision(s)\n");
    assertThat(err).hasToString("");
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
        .startsWith("Cannot run 'policy': no command was given. Add check, explain or draft.");
  }

  @Test
  void help_ofEveryCommand_teachesByExample() {
    assertThat(run("--help")).isZero();
    assertThat(run("check", "--help")).isZero();
    assertThat(run("explain", "--help")).isZero();
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
