package dev.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Controllers differ in their files under {@code config/} alone. */
class ControllersTest {
  private static final List<String> MODULES = List.of("config", "anonymizer", "warehouse", "jobs");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void programs_nameNoController() throws IOException {
    List<String> controllers = controllers();
    assertThat(controllers).isNotEmpty();
    assertThat(programs()).isNotEmpty().noneMatch(file -> names(file, controllers));
  }

  private static List<String> controllers() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("config/demo"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  private static List<Path> programs() throws IOException {
    var programs = new ArrayList<>(List.of(ROOT.resolve("lethe")));
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
        files.filter(Files::isRegularFile).forEach(programs::add);
      }
    }
    return programs;
  }

  private static boolean names(Path file, List<String> controllers) {
    try {
      String text = Files.readString(file).toLowerCase(Locale.ROOT);
      return controllers.stream().anyMatch(text::contains);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
