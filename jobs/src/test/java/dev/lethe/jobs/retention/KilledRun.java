package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own that is killed with -9 at a named point. */
public final class KilledRun {
  private static final long PATIENCE_SECONDS = 300;

  private KilledRun() {}

  /**
   * A run in a process of its own arrives at the point, and is killed there.
   *
   * @param skip how often it may pass the point before
   */
  static void killAt(DemoRig rig, CrashPoint point, LocalDate day, String key, int skip)
      throws IOException, InterruptedException {
    killAt(rig.home(), point, day, key, skip);
  }

  /** The same at the installation in {@code home}. */
  public static void killAt(Path home, CrashPoint point, LocalDate day, String key, int skip)
      throws IOException, InterruptedException {
    killAt(home, point, skip, List.of("retain", "--as-of", day.toString(), "--run-key", key));
  }

  /** As above, of any command. */
  public static void killAt(DemoRig rig, CrashPoint point, int skip, List<String> arguments)
      throws IOException, InterruptedException {
    killAt(rig.home(), point, skip, arguments);
  }

  private static void killAt(Path home, CrashPoint point, int skip, List<String> arguments)
      throws IOException, InterruptedException {
    Path marker = home.resolve("arrived-" + point);
    Process process =
        new ProcessBuilder(command(home, point, marker, skip, arguments))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("child-" + point + ".log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(marker) && process.isAlive() && System.nanoTime() < deadline) {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(Files.exists(marker)).as("the process arrived at %s", point).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }

  private static List<String> command(
      Path home, CrashPoint point, Path marker, int skip, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add") || argument.startsWith("-XX"))
        .forEach(command::add);
    DemoRig.SPARK_SETTINGS.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dlethe.crash-point=" + point,
            "-Dlethe.crash-marker=" + marker,
            "-Dlethe.crash-skip=" + skip,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lethe.jobs.command.Lethe"));
    command.addAll(arguments);
    command.addAll(List.of("--home", home.toString()));
    return command;
  }
}
