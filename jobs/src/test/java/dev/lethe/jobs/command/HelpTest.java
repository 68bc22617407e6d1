package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** An example that is broken cannot be copied. */
  @Test
  void help_ofEveryCommand_breaksNoExample() {
    assertUnbroken(Lethe.commands());
  }

  private static void assertUnbroken(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    Stream.of(command.getCommandSpec().usageMessage().footer())
        .flatMap(text -> String.format(text).lines())
        .filter(line -> line.startsWith("  lethe "))
        .forEach(line -> assertThat(help).contains(line.stripTrailing()));
    command.getSubcommands().values().forEach(HelpTest::assertUnbroken);
  }

  @Test
  void unknownOption_isWrongArguments() {
    Spoken spoken = Spoken.lethe("plan", "--as-off", "2026-03-01");
    assertThat(spoken.code()).isEqualTo(ExitCode.INVALID.number());
    assertThat(spoken.err()).contains("--as-of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plan --as-of 2026-13-01      | '--as-of': write a day such as 2026-03-01.
          plan --as-of yesterday       | '--as-of': write a day such as 2026-03-01.
          apply jeanne@example.org     | (PLAN): write an id such as
          hold close 12                | (HOLD): write an id such as
          evidence verify . --records x | '--records': write a whole number such as 20.
          sql --limit x SELECT         | '--limit': write a whole number such as 20.
          """)
  void wrongValue_ofAnyType_saysWhatToWriteAndSpeaksNoJava(String typed, String says) {
    Spoken spoken = Spoken.lethe(typed.split(" "));

    assertThat(spoken.ended(ExitCode.INVALID)).as(spoken.all()).isTrue();
    assertThat(spoken.err())
        .contains(says)
        .doesNotContainPattern("java|UUID|LocalDate| long| int\\b|Exception|jeanne");
  }

  @Test
  void noCommand_isWrongArguments() {
    assertThat(Spoken.lethe().code()).isEqualTo(ExitCode.INVALID.number());
  }
}
