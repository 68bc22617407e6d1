package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that docs/evidence.md offers to strangers, cut out of the page and run. */
class DocumentedVerificationTest {
  @TempDir Path home;

  @BeforeEach
  void writeLog() throws IOException, InterruptedException {
    assumeTrue(
        runs("python3", "--version") && runs("openssl", "version"),
        "SKIPPED: no python3 or no openssl here, so the script of docs/evidence.md was not run");
    RunLog.in(home).append(Records.all(Records.run(1)));
  }

  @Test
  void script_untouchedLog_saysIntact() throws IOException, InterruptedException {
    assertThat(script())
        .isEqualTo(
            "intact: " + Records.COUNT + " records, key " + RunLog.in(home).head().keyId() + "\n");
  }

  @Test
  void script_changedLog_namesTheRecord() throws IOException, InterruptedException {
    Path log = home.resolve("evidence/run-log.jsonl");
    Files.writeString(log, Files.readString(log).replace("\"n_due\":300", "\"n_due\":301"));

    assertThat(script()).endsWith("AssertionError: record 3: wrong hash\n");
  }

  private String script() throws IOException, InterruptedException {
    String page = Files.readString(Path.of("../docs/evidence.md"));
    int start = page.indexOf("```python\n") + "```python\n".length();
    Path script = home.resolve("verify.py");
    Files.writeString(script, page.substring(start, page.indexOf("```", start)));
    Process process =
        new ProcessBuilder("python3", script.toString(), home.resolve("evidence").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
