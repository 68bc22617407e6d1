package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: two that write at once, and one that is killed while it writes. */
class RunLogProcessTest {
  private static final int RUNS = 25;

  @TempDir Path home;

  @Test
  void append_twoProcessesAndTwoThreadsAtOnce_losesAndMixesNothing()
      throws IOException, InterruptedException {
    Process first = AppendingProcess.start(home, 100, RUNS);
    Process second = AppendingProcess.start(home, 200, RUNS);
    Thread third = appending(300);
    Thread fourth = appending(400);
    third.join();
    fourth.join();

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(runs()).isEqualTo(expected(100, 200, 300, 400));
    assertThat(RunLog.in(home).head().count()).isEqualTo(4 * RUNS * 2);
    assertThat(EvidenceVerifier.verify(home.resolve("evidence")).intact()).isTrue();
  }

  @Test
  void append_processKilledAgainAndAgain_keepsEveryAcknowledgedRun()
      throws IOException, InterruptedException {
    Set<UUID> acknowledged = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      int first = 1000 * (round + 1);
      int last = appendAndKill(first, 3 + 4 * round);
      IntStream.rangeClosed(first, last).mapToObj(Records::id).forEach(acknowledged::add);
      assertThat(runs()).containsAll(acknowledged);
    }
    AppendingProcess.appendRun(home, 1);

    assertThat(runs()).containsAll(acknowledged).contains(Records.id(1));
    assertThat(EvidenceVerifier.verify(home.resolve("evidence")).intact()).isTrue();
  }

  /** SIGKILL right after an acknowledgement, when the next append is under way. */
  private int appendAndKill(int first, int acknowledgements)
      throws IOException, InterruptedException {
    Process process = AppendingProcess.start(home, first, 100_000);
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      return AppendingProcess.acknowledged(output, acknowledgements);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Thread appending(int first) {
    Thread thread =
        new Thread(
            () ->
                IntStream.range(first, first + RUNS)
                    .forEach(n -> AppendingProcess.appendRun(home, n)));
    thread.start();
    return thread;
  }

  private Set<UUID> runs() {
    return RunLog.in(home).read().stream().map(record -> record.run().id()).collect(toSet());
  }

  private static Set<UUID> expected(int... firsts) {
    return IntStream.of(firsts)
        .flatMap(first -> IntStream.range(first, first + RUNS))
        .mapToObj(Records::id)
        .collect(toSet());
  }
}
