package dev.lethe.config.read;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under {@code wrong} begins with the lines {@code #! LINE: MESSAGE} it must provoke. */
class WrongPolicyTest {
  private static final Path WRONG = Path.of("src/test/resources/dev/lethe/config/read/wrong");
  private static final String EXPECTED = "#! ";

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(WRONG)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Tag("KM-13")
  @Tag("KM-20")
  @ParameterizedTest
  @MethodSource("files")
  void read_wrongPolicy_saysExactlyWhatIsWrong(Path file) throws IOException {
    List<String> expected =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(EXPECTED))
            .map(line -> line.substring(EXPECTED.length()))
            .toList();

    assertThatThrownBy(() -> PolicyFile.read(file))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.line() + ": " + p.message())
                    .containsExactlyElementsOf(expected));
  }

  @Test
  void files_ofThisFolder_areMany() throws IOException {
    assertThat(files()).hasSizeGreaterThan(90);
  }

  @Test
  void message_ofManyProblems_namesFileLineAndExitCode() {
    Path file = WRONG.resolve("many-problems.yaml");

    assertThatThrownBy(() -> PolicyFile.read(file))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID);
              assertThat(e.getMessage())
                  .isEqualTo(
                      "Cannot use policy %s: it has 7 problems. Correct the file, then run 'lethe policy check %s'.%n%s"
                          .formatted(
                              file,
                              file,
                              e.problems().stream()
                                  .map(p -> file + ":" + p.line() + ": " + p.message())
                                  .collect(joining(System.lineSeparator()))));
            });
  }
}
