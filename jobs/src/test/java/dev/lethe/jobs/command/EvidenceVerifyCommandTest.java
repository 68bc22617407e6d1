package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger types who has a folder, and perhaps a printed report. */
class EvidenceVerifyCommandTest {
  @TempDir private Path home;
  private Head printed = new Head("", 0, "");

  @BeforeEach
  void write() {
    RunLog.in(home).append(Records.all(Records.run(1)));
    printed = RunLog.in(home).head();
    RunLog.in(home).append(Records.all(Records.run(2)));
  }

  @Test
  void verify_withoutThePrintedValues_asksToCompareThem() {
    Spoken said = verify(home.resolve("evidence"));

    assertThat(said.ended(ExitCode.DONE)).as(said.all()).isTrue();
    assertThat(said.out()).contains("Intact", "Compare key and last hash with a printed report");
  }

  @Test
  void verify_asPrinted_isIntact() {
    Spoken said = verify(home.resolve("evidence"), asPrinted());

    assertThat(said.ended(ExitCode.DONE)).as(said.all()).isTrue();
    assertThat(said.out()).contains("Intact").doesNotContain("Compare");
  }

  @Test
  void verify_signedAnewWithAnotherKey_endsWithSix() {
    Path forger = home.resolve("forger");
    RunLog.in(forger).append(Records.all(Records.run(1)));

    Spoken said = verify(forger.resolve("evidence"), asPrinted());

    assertThat(said.ended(ExitCode.RESIDUE)).as(said.all()).isTrue();
    assertThat(said.out()).contains("is not the expected one").doesNotContain("Intact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--key-id", "--last-hash"})
  void verify_valueThatIsNoHash_isWrongArguments(String option) {
    Spoken said = verify(home.resolve("evidence"), option, "abc");

    assertThat(said.ended(ExitCode.INVALID)).as(said.all()).isTrue();
    assertThat(said.err()).startsWith("Cannot compare with 'abc'");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, there is no such folder",
    "keys, it holds neither run-log.jsonl nor run-log.head.json",
  })
  void verify_noEvidenceFolder_isWrongArguments(String name, String reason) {
    Spoken said = verify(home.resolve(name));

    assertThat(said.ended(ExitCode.INVALID)).as(said.all()).isTrue();
    assertThat(said.err())
        .startsWith("Cannot verify %s: %s. ".formatted(home.resolve(name), reason));
  }

  @Test
  void verify_folderThatLostItsLog_endsWithSix() throws IOException {
    Files.delete(home.resolve("evidence/run-log.jsonl"));

    assertThat(verify(home.resolve("evidence")).ended(ExitCode.RESIDUE)).isTrue();
  }

  private String[] asPrinted() {
    return new String[] {
      "--key-id", printed.keyId(),
      "--records", Long.toString(printed.count()),
      "--last-hash", printed.lastHash()
    };
  }

  private static Spoken verify(Path folder, String... options) {
    List<String> all = new ArrayList<>(List.of("evidence", "verify", folder.toString()));
    all.addAll(Arrays.asList(options));
    all.addAll(List.of("--lang", "en"));
    return Spoken.lethe(all.toArray(String[]::new));
  }
}
