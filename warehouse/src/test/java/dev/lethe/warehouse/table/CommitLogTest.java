package dev.lethe.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogTest {
  @TempDir Path table;

  @Test
  void versionBearing_textOfAnOlderCommit_isThatVersion() throws IOException {
    commit("00000000000000000000.json", "{\"protocol\":{}}\n{\"commitInfo\":{}}");
    commit(
        "00000000000000000001.json", "{\"commitInfo\":{\"userMetadata\":\"ours\"}}\n{\"add\":{}}");
    commit(
        "00000000000000000002.json", "{\"add\":{}}\n{\"commitInfo\":{\"userMetadata\":\"other\"}}");

    assertThat(new CommitLog(table).versionBearing("ours")).contains(1L);
    assertThat(new CommitLog(table).versionBearing("other")).contains(2L);
    assertThat(new CommitLog(table).versionBearing("nobody's")).isEmpty();
  }

  @Test
  void versionBearing_filesThatAreNoCommits_areNotLookedAt() throws IOException {
    commit("00000000000000000001.json", "{\"commitInfo\":{\"userMetadata\":\"ours\"}}");
    commit(".00000000000000000002.json.tmp", "{\"commitInfo\":{\"userMetadata\":\"ours\"}}");
    commit("00000000000000000003.crc", "{\"commitInfo\":{\"userMetadata\":\"ours\"}}");

    assertThat(new CommitLog(table).versionBearing("ours")).contains(1L);
  }

  @Test
  void versionBearing_damagedCommit_isRefusedWithoutItsText() throws IOException {
    commit("00000000000000000001.json", "{\"commitInfo\":{\"userMetadata\":\"ou");

    assertThatThrownBy(() -> new CommitLog(table).versionBearing("ours"))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE))
        .hasMessageStartingWith("Cannot read the log of table " + table.getFileName())
        .hasMessageNotContaining("ours");
  }

  private void commit(String file, String actions) throws IOException {
    Files.writeString(
        Files.createDirectories(table.resolve("_delta_log")).resolve(file), actions + "\n");
  }
}
