package dev.lethe.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Recontact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long before the end people are asked where the file does not say. */
class RecontactBindingTest {
  private static final Path ASKS =
      Path.of("src/test/resources/dev/lethe/config/read/recontact.yaml");
  @TempDir Path folder;

  @Test
  void read_ruleThatDeletes_asksThirtyDaysBeforeTheEndAtTheLatest() throws IOException {
    Recontact recontact = read("", "");
    assertThat(recontact.before()).isEqualTo(Period.ofDays(30));
    assertThat(recontact.opens()).isEqualTo(Period.ofDays(37));
  }

  @Test
  void read_ruleThatCounts_asksSixtyOneDaysBeforeTheEndAtTheLatest() throws IOException {
    Recontact recontact = read("    then: delete", "    then: anonymise\n    release: retired");
    assertThat(recontact.before()).isEqualTo(Period.ofDays(61));
    assertThat(recontact.opens()).isEqualTo(Period.ofDays(68));
  }

  @Test
  void read_weeks_areDays() throws IOException {
    String answer = "      answer: agreed_at";
    assertThat(read(answer, answer + "\n      before: P5W\n      lead: P1D").opens())
        .isEqualTo(Period.ofDays(36));
  }

  private Recontact read(String from, String to) throws IOException {
    String text =
        Files.readString(ASKS)
            .replace(
                "news:      {is: attribute}",
                "news:      {is: attribute, keep-as: {one-of: [\"true\"]}}")
            .replace(from.isEmpty() ? "\0" : from, to);
    String releases =
        to.contains("release")
            ? "releases:\n  retired: {subject: users, by: [news], minimum-group: 11}\n"
            : "";
    Path file = Files.writeString(folder.resolve("policy.yaml"), text + releases);
    return PolicyFile.read(file).recontacts().get(0);
  }
}
