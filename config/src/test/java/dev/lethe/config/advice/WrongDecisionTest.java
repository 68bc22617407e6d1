package dev.lethe.config.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.AdviceDecision.Outcome;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under {@code wrong} begins with the lines {@code #! LINE: MESSAGE} it must provoke. */
class WrongDecisionTest {
  private static final Path WRONG = Path.of("src/test/resources/dev/lethe/config/advice/wrong");
  private static final String EXPECTED = "#! ";

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(WRONG)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void on_wrongDecision_saysExactlyWhatIsWrong(Path file) throws IOException {
    List<String> expected =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(EXPECTED))
            .map(line -> line.substring(EXPECTED.length()))
            .toList();

    assertThatThrownBy(() -> Advice.on(PolicyFile.open(file, Optional.empty())))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.line() + ": " + p.message())
                    .containsExactlyElementsOf(expected));
  }

  @Test
  void on_decidedAdvisory_carriesTheDecision() {
    List<Advice> advice =
        Advice.on(PolicyFile.open(Path.of("policies/example.yaml"), Optional.empty()));

    assertThat(advice)
        .filteredOn(a -> a.decision().isPresent())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.advisory().id()).isEqualTo("A-06");
              assertThat(a.decision().orElseThrow().outcome()).isEqualTo(Outcome.KEPT);
            });
  }
}
