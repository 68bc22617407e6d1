package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant I5: a process killed at any named point, and the same command again. */
class CrashTest {
  private static final int PEOPLE = 400;
  private static final String KEY = "crash|retain";
  private static final long PATIENCE_SECONDS = 300;
  private static FinalState undisturbed = new FinalState(List.of(), List.of(), List.of(), 0);

  @BeforeAll
  static void runUndisturbed() throws SQLException {
    try (DemoRig rig = DemoRig.create("undisturbed", PEOPLE)) {
      decide(rig);
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      undisturbed = FinalState.of(rig);
    }
  }

  @AfterAll
  static void undisturbedRunDidSomething() {
    assertThat(undisturbed.warehouse()).isNotNull();
    assertThat(undisturbed.published()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(CrashPoint.class)
  void sameCommand_afterKillAtPoint_endsAsUndisturbed(CrashPoint point)
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.create("kill", PEOPLE)) {
      if (point == CrashPoint.AFTER_PLAN) {
        killAt(rig, point);
      }
      decide(rig);
      if (point != CrashPoint.AFTER_PLAN) {
        killAt(rig, point);
      }
      RetentionJob.Ended ended = rig.retain(KEY);
      assertThat(ended.message()).isEmpty();
      assertThat(ended.code()).isEqualTo(ExitCode.DONE);
      assertThat(FinalState.of(rig)).isEqualTo(undisturbed);
    }
  }

  @Test
  void sameCommand_afterTwoKills_endsAsUndisturbed()
      throws SQLException, IOException, InterruptedException {
    try (DemoRig rig = DemoRig.create("twice", PEOPLE)) {
      decide(rig);
      killAt(rig, CrashPoint.IN_APPLY);
      killAt(rig, CrashPoint.AFTER_APPLY);
      assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
      assertThat(FinalState.of(rig)).isEqualTo(undisturbed);
    }
  }

  private static void decide(DemoRig rig) throws SQLException {
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.WAITING);
    rig.comeBack();
    rig.approve(KEY);
  }

  /** A process of its own runs the command, arrives at the point, and is killed there. */
  private static void killAt(DemoRig rig, CrashPoint point)
      throws IOException, InterruptedException {
    Path marker = rig.home().resolve("arrived-" + point);
    Process process =
        new ProcessBuilder(command(rig, point, marker))
            .redirectErrorStream(true)
            .redirectOutput(rig.home().resolve("child-" + point + ".log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(marker) && process.isAlive() && System.nanoTime() < deadline) {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(Files.exists(marker)).as("the process arrived at %s", point).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }

  private static List<String> command(DemoRig rig, CrashPoint point, Path marker) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add") || argument.startsWith("-XX"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dlethe.crash-point=" + point,
            "-Dlethe.crash-marker=" + marker,
            "-Dlethe.crash-skip=" + (point == CrashPoint.IN_APPLY ? 1 : 0),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lethe.jobs.command.Lethe",
            "retain",
            "--home",
            rig.home().toString(),
            "--as-of",
            DemoRig.AS_OF.toString(),
            "--run-key",
            KEY));
    return command;
  }
}
