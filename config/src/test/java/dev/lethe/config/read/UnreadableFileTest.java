package dev.lethe.config.read;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no policy at all: one problem each, never a crash. */
class UnreadableFileTest {
  @TempDir private Path folder;

  @Test
  void read_noFile_saysSo() {
    assertThat(onlyProblemOf(folder.resolve("none.yaml")))
        .isEqualTo("1: Cannot read the policy: there is no such file. Name a policy file.");
  }

  @Test
  void read_folder_saysSo() {
    assertThat(onlyProblemOf(folder))
        .isEqualTo("1: Cannot read the policy: it is a folder. Name a policy file.");
  }

  @Test
  void read_emptyFile_saysSo() throws IOException {
    assertThat(onlyProblemOf(written(new byte[0])))
        .isEqualTo("1: Invalid policy: the file is empty. Write 'controller:' first.");
  }

  @Test
  void read_onlyComments_isEmpty() throws IOException {
    assertThat(onlyProblemOf(written("# to do\n\n".getBytes(UTF_8))))
        .isEqualTo("1: Invalid policy: the file is empty. Write 'controller:' first.");
  }

  @Test
  void read_notUtf8_namesTheLine() throws IOException {
    byte[] bytes =
        "controller: shop\nrole: caf\u00e9\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(onlyProblemOf(written(bytes)))
        .isEqualTo("2: Invalid text: it is not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void read_utf16_saysSo() throws IOException {
    assertThat(onlyProblemOf(written("controller: shop".getBytes(UTF_16))))
        .isEqualTo("1: Invalid text: it is not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void read_controlCharacters_areNoYaml() throws IOException {
    assertThat(onlyProblemOf(written(new byte[] {'a', ':', ' ', 0, 1, 2})))
        .isEqualTo(
            "1: Invalid YAML: the text holds what no YAML may. Save it again as plain text.");
  }

  /** Wherever it stands: the library reads in pieces of 1,024. */
  @Test
  void read_characterOfTwoHalves_isReadAtEveryPlace() throws IOException {
    for (int before = 1_000; before < 1_050; before++) {
      String text = "# %s\ud83d\ude00\n".formatted("x".repeat(before));
      assertThat(onlyProblemOf(written(text.getBytes(UTF_8)))).contains("the file is empty");
    }
  }

  @Test
  void read_hugeFile_isRefusedUnread() throws IOException {
    assertThat(onlyProblemOf(written(new byte[(1 << 20) + 1])))
        .isEqualTo(
            "1: Cannot read the policy: it is no file of at most 1 MiB. Name a policy file.");
  }

  @Test
  void read_veryDeepNesting_isRefusedWithoutOverflow() throws IOException {
    assertThat(onlyProblemOf(written(("a: " + "[".repeat(100_000)).getBytes(UTF_8))))
        .isEqualTo("1: Invalid policy: values are nested deeper than 20. Write it flatter.");
  }

  @Test
  void read_byteOrderMark_isNoProblem() throws IOException {
    String good = Files.readString(Path.of("policies/kmeroccase.yaml"));
    assertThat(PolicyFile.read(written(("\ufeff" + good).getBytes(UTF_8))).rules()).hasSize(4);
  }

  @Test
  void read_windowsLineEnds_countTheSameLines() throws IOException {
    String good = Files.readString(Path.of("policies/kmeroccase.yaml"));
    String bad = good.replace("zone: Africa/Douala", "zone: Africa/Duala");
    String problem = onlyProblemOf(written(bad.getBytes(UTF_8)));
    assertThat(problem).contains(": Unknown zone 'Africa/Duala' in zone: write 'Africa/Douala'");
    assertThat(onlyProblemOf(written(bad.replace("\n", "\r\n").getBytes(UTF_8))))
        .isEqualTo(problem);
  }

  @Test
  void read_documentThatIsNoText_isAProblem() throws IOException {
    Path document = written(new byte[] {(byte) 0xff, (byte) 0xfe});
    InvalidPolicyException e =
        catchThrowableOfType(
            InvalidPolicyException.class,
            () -> PolicyFile.read(Path.of("policies/kmeroccase.yaml"), Optional.of(document)));

    assertThat(e.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Cannot read the document's text '%s': it is no readable file of UTF-8 text. Correct the path."
                .formatted(document));
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("policy.yaml"), bytes);
  }

  private static String onlyProblemOf(Path file) {
    InvalidPolicyException e =
        catchThrowableOfType(InvalidPolicyException.class, () -> PolicyFile.read(file));
    assertThat(e.problems()).hasSize(1);
    return e.problems().get(0).line() + ": " + e.problems().get(0).message();
  }
}
