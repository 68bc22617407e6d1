package dev.lethe.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an option or a variable may change, and what the file alone decides. */
class OverlayTest {
  @TempDir private Path home;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        home.resolve(Installation.FILE),
        """
        controllers:
          own:
            policy: p.yaml
            source: {url: "jdbc:postgresql://nowhere/a"}
            control: {url: "jdbc:postgresql://nowhere/b"}
            warehouse: w
            evidence: e
            keys: k
            operator: night
            approvers: {dpo: KEY}
            signers: {dpo: KEY}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "controllers.own.approvers.dpo",
        "controllers.own.approvers.another",
        "controllers.own.approvers",
        "controllers.own.signers.dpo",
        "controllers.own.operator",
        "controllers.other.approvers.dpo",
      })
  void set_whoApproves_isLeftToTheFile(String key) {
    refused(
        Map.of(),
        Map.of(key, "MINE"),
        "Cannot use --set "
            + key
            + ": lethe.yaml alone decides who approves, signs and requests. Change the file, or leave this out.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APPROVERS_DPO", "SIGNERS_DPO", "OPERATOR"})
  void variable_whoApproves_isLeftToTheFile(String end) {
    String variable = "LETHE_CONTROLLERS_OWN_" + end;
    refused(
        Map.of(variable, "MINE"),
        Map.of(),
        "Cannot use "
            + variable
            + ": lethe.yaml alone decides who approves, signs and requests. Change the file, or leave this out.");
  }

  @Test
  void set_keyThatNobodyReads_isNamedAsTheCulprit() {
    refused(
        Map.of(),
        Map.of("foo.bar", "1"),
        "Cannot use --set foo.bar: no setting has that name. Correct or remove it.");
  }

  @Test
  void variable_keyThatTheFileLacks_isNamedAsTheCulprit() {
    refused(
        Map.of("LETHE_CONTROLLERS_OWN_APPROVERS_MALLORY", "MINE"),
        Map.of(),
        "Cannot use LETHE_CONTROLLERS_OWN_APPROVERS_MALLORY: no setting has that name. Correct or remove it.");
  }

  @Test
  void set_goesBeforeTheVariableAndTheVariableBeforeTheFile() {
    Map<String, String> environment =
        Map.of("LETHE_CONTROLLERS_OWN_WAREHOUSE", "v", "LETHE_CONTROLLERS_OWN_KEYS", "v");

    var read = read(environment, Map.of("controllers.own.keys", "s")).only();

    assertThat(read.warehouse()).isEqualTo(home.resolve("v"));
    assertThat(read.keys()).isEqualTo(home.resolve("s"));
    assertThat(read.evidence()).isEqualTo(home.resolve("e"));
  }

  private void refused(Map<String, String> environment, Map<String, String> set, String says) {
    assertThatThrownBy(() -> read(environment, set))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessage(says);
  }

  private Installation read(Map<String, String> environment, Map<String, String> set) {
    return SettingsFile.read(home, environment, set);
  }
}
