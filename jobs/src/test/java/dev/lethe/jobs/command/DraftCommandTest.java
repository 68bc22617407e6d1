package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCommandTest {
  @TempDir private Path folder;

  @Test
  void draft_ofADatabase_writesAFileThatSaysWhatIsNext() throws IOException {
    Spoken said = draft("-o", folder.resolve("p.yaml").toString(), "--lang", "fr");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).contains("1 table(s), dont 1 de personnes", "lethe policy check");
    assertThat(folder.resolve("p.yaml"))
        .content()
        .contains("controller: shop", "customers:", "Chaque ligne est une personne", "QUESTION 1");
  }

  @Test
  void draft_asJson_carriesThePolicy() throws IOException {
    Spoken said = draft("--json");

    assertThat(said.out())
        .startsWith("{\"schema\":\"lethe.draft/1\"")
        .contains("\"subjects\":[\"customers\"]", "\"policy\":\"# yaml-language-server");
  }

  @Test
  void draft_toAFileThatExists_leavesItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), "mine");

    Spoken said = draft("-o", file.toString());

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("it exists");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/shop?user=u&password=hunter2",
        "postgresql://u:hunter2@localhost/shop",
        "mysql://localhost/hunter2",
      })
  void draft_ofAnAddressThatCannotBe_isRefusedWithoutRepeatingIt(String url) {
    Spoken said = Spoken.lethe("policy", "draft", "--source", url);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).startsWith("Cannot use --source").doesNotContain("hunter2");
  }

  @Test
  void draft_whereNobodyListens_saysRetry() {
    Spoken said = Spoken.lethe("policy", "draft", "--source", "jdbc:postgresql://127.0.0.1:1/shop");

    assertThat(said.code()).isEqualTo(5);
    assertThat(said.err()).startsWith("Cannot read the schema").doesNotContain("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--sample=0", "--sample=1000000", "--zone=Mars/Olympus", "--controller=A B"})
  void draft_withAWrongOption_isRefused(String option) throws IOException {
    assertThat(draft(option).code()).isEqualTo(2);
  }

  @Test
  void help_ofPolicy_listsDraft() {
    assertThat(Spoken.lethe("policy", "--help").out()).contains("check", "explain", "draft");
    assertThat(Spoken.lethe("policy", "draft", "--help").out()).contains("--source", "Examples");
  }

  private Spoken draft(String... more) throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("draft_command");
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, email text, joined_at timestamptz)");
    Path password = Files.writeString(folder.resolve("password"), database.password());
    String[] always = {
      "policy",
      "draft",
      "--source",
      database.url(),
      "--user",
      database.user(),
      "--password-file",
      password.toString(),
      "--controller",
      "shop",
    };
    var arguments = new java.util.ArrayList<>(java.util.List.of(always));
    if (more[0].startsWith("--controller")) {
      arguments.subList(8, 10).clear();
    }
    arguments.addAll(java.util.List.of(more));
    return Spoken.lethe(arguments.toArray(String[]::new));
  }
}
