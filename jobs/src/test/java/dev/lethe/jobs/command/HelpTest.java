package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command teaches how to use it. */
class HelpTest {
  static Stream<String> commands() {
    return new CommandLine(new Lethe()).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEachCommand_showsAnExample(String command) {
    Spoken help = Spoken.lethe(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Example", "lethe " + command);
  }

  @Test
  void unknownOption_isWrongArguments() {
    Spoken spoken = Spoken.lethe("plan", "--as-off", "2026-03-01");
    assertThat(spoken.code()).isEqualTo(ExitCode.INVALID.number());
    assertThat(spoken.err()).contains("--as-of");
  }

  @Test
  void noCommand_isWrongArguments() {
    assertThat(Spoken.lethe().code()).isEqualTo(ExitCode.INVALID.number());
  }
}
