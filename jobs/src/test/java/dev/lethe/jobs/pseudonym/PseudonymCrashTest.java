package dev.lethe.jobs.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.jobs.command.Spoken;
import dev.lethe.jobs.retention.KilledRun;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that is killed with -9 goes on with the same command: each row is replaced once, under the
 * key of the plan's epoch, as if it had not been killed.
 */
class PseudonymCrashTest {
  private static final int PEOPLE = 2_500;

  @ParameterizedTest
  @CsvSource({"IN_APPLY, 0", "IN_APPLY, 1", "AFTER_APPLY, 0"})
  void retain_afterAKill_endsAsUndisturbed(CrashPoint point, int skip)
      throws IOException, InterruptedException {
    LocalDate day = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(2);
    try (PaymentDesk desk = PaymentDesk.create("crash", "2026-06-15T10:00:00Z")) {
      desk.execute(
          "INSERT INTO accounts SELECT n, 'p' || n || '@example.org', NULL, 'a', date '%s' - 800 FROM generate_series(1, %d) n"
              .formatted(day, PEOPLE));
      KilledRun.killAt(desk.home(), point, day, "night", skip);
      Spoken again = desk.say("retain", "--as-of", day.toString(), "--run-key", "night", "--json");
      assertThat(again.code()).as(again.all()).isEqualTo(ExitCode.DONE.number());
      assertThat(desk.rows("SELECT email FROM accounts ORDER BY id")).isEqualTo(expected(desk));
      assertThat(
              desk.rows(
                  "SELECT count(*), count(DISTINCT pseudonym), count(DISTINCT key_id) FROM lethe.pseudonym"))
          .containsExactly("%d|%<d|1".formatted(PEOPLE));
      assertThat(desk.rows("SELECT row_count FROM lethe.tally WHERE action = 'pseudonymise'"))
          .containsExactly(Integer.toString(PEOPLE));
    }
  }

  private static List<String> expected(PaymentDesk desk) {
    String begins =
        desk.one("SELECT epoch_begins FROM lethe.pseudonym_key WHERE epoch_length = 'P1Y'");
    Pseudonymizer pseudonyms = PseudonymisingTest.pseudonyms(desk, "fraud-evidence", "P1Y", begins);
    return IntStream.rangeClosed(1, PEOPLE)
        .mapToObj(n -> pseudonyms.pseudonym("p" + n + "@example.org"))
        .toList();
  }
}
