package dev.lethe.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real child processes, really killed. */
class EmbeddedPostgresKilledTest {
  private static final Binaries NEWEST = EmbeddedServer.binaries("newest");

  @TempDir Path folder;

  @AfterEach
  void stop() {
    assertThat(EmbeddedPostgres.stop(folder)).isTrue();
  }

  @Test
  void open_byTwoProcessesAtOnce_isOneServer() throws IOException, InterruptedException {
    HoldingProcess one = HoldingProcess.start(folder);
    HoldingProcess other = HoldingProcess.start(folder);

    assertThat(one.url()).isNotNull().isEqualTo(other.url());
    assertThat(one.finish()).isZero();
    assertThat(postmaster().isAlive()).isTrue();
    assertThat(other.finish()).isZero();
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void open_afterTheHolderWasKilled_attachesAndStopsItAtTheEnd() throws Exception {
    HoldingProcess killed = HoldingProcess.start(folder);
    String url = killed.url();
    killed.kill();
    ProcessHandle postmaster = postmaster();
    assertThat(postmaster.isAlive()).isTrue();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      assertThat(postgres.jdbcUrl("postgres")).isEqualTo(url);
    }
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void open_afterServerAndHolderWereKilled_recoversTheData() throws Exception {
    HoldingProcess killed = HoldingProcess.start(folder);
    killed.url();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      new EmbeddedServer(postgres)
          .maintenance()
          .execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }
    killed.kill();
    killPostmaster();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      assertThat(new EmbeddedServer(postgres).maintenance().number("SELECT answer FROM kept"))
          .isEqualTo(42);
    }
  }

  @Test
  void open_whereTheDeadServersNumberIsAnotherProcess_startsAnew() throws Exception {
    HoldingProcess killed = HoldingProcess.start(folder);
    killed.url();
    killed.kill();
    killPostmaster();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    List<String> lines = new ArrayList<>(Files.readAllLines(pidFile()));
    lines.set(0, String.valueOf(stranger.pid()));
    Files.write(pidFile(), lines);

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      assertThat(postgres.hasDatabase("postgres")).isTrue();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroy();
    }
  }

  /** At whatever instant a command dies, the next one finds or makes a server. */
  @ParameterizedTest
  @ValueSource(ints = {500, 1000, 2000})
  void open_afterAKillWhileStarting_works(int milliseconds) throws InterruptedException {
    HoldingProcess killed = HoldingProcess.start(folder);
    assertThat(killed.process().waitFor(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
    killed.kill();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      assertThat(postgres.hasDatabase("postgres")).isTrue();
    }
  }

  private ProcessHandle postmaster() {
    long pid =
        Long.parseLong(PostmasterFile.read(folder.resolve("data")).orElseThrow().lines().get(0));
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void killPostmaster() throws Exception {
    ProcessHandle postmaster = postmaster();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    assertThat(pidFile()).exists();
  }

  private Path pidFile() {
    return folder.resolve("data/postmaster.pid");
  }
}
