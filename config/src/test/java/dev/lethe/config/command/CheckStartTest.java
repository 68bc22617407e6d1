package dev.lethe.config.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check answers at once because it loads nothing that only pages and registers need. */
class CheckStartTest {
  private static final List<String> LATE =
      List.of(
          "com.samskivert.mustache.",
          "dev.lethe.config.page.",
          "dev.lethe.config.schedule.",
          "dev.lethe.config.register.",
          "dev.lethe.config.coverage.",
          "dev.lethe.config.glossary.",
          "com.sun.tools.javac.");

  @Test
  void check_policy_loadsNeitherTemplatesNorRegister() throws Exception {
    assertThat(loaded("check", "policies/example.yaml"))
        .anyMatch(line -> line.contains("dev.lethe.config.advice.Advisor "))
        .noneMatch(line -> LATE.stream().anyMatch(line::contains));
  }

  @Test
  void explain_asPage_loadsThem() throws Exception {
    assertThat(loaded("explain", "policies/example.yaml", "--format", "html"))
        .anyMatch(line -> line.contains("com.samskivert.mustache."));
  }

  private static List<String> loaded(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:class+load"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PolicyCommand.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().filter(line -> line.contains("source:")).toList();
  }
}
