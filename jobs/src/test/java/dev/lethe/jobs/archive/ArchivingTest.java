package dev.lethe.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.retention.OneRun;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a retired row goes to the archive, and for how long. */
class ArchivingTest {
  private final Library library = Library.create("archiving");

  @Test
  void retain_closedMember_keepsMinimalColumnsOfInvoicesAndNothingElse() {
    library.execute(
        """
        INSERT INTO members VALUES (1, 'Ada', '2026-01-10'), (2, 'Ben', NULL);
        INSERT INTO invoices VALUES (10, 1, 'F-10', 500, 'to Ada', '2024-02-29'),
          (11, 1, 'F-11', NULL, NULL, NULL), (20, 2, 'F-20', 700, 'to Ben', '2024-02-29');
        """);
    OneRun run = library.retain("2026-02-01");
    assertThat(library.archived("invoices"))
        .containsExactly(
            "10|1|L-3|{\"amount\": 500, \"number\": \"F-10\"}|2026-02-01|2034-02-28",
            "11|1|L-3|{\"amount\": null, \"number\": \"F-11\"}|2026-02-01|2036-02-01");
    assertThat(library.rows("SELECT id FROM invoices")).containsExactly("20");
    assertThat(library.rows("SELECT id FROM members")).containsExactly("2");
    assertThat(run.of("L-1", "invoices").rows()).isEqualTo(new Rows(0, 0, 2));
    assertThat(run.of("L-1", "invoices").treatment().action()).isEqualTo(Action.ARCHIVE);
    assertThat(run.of("L-1", "invoices").treatment().columns()).containsExactly("number", "amount");
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void retain_subjectOfARuleThatArchives_isMovedAndCountedAsDone() {
    library.execute(
        "INSERT INTO debits VALUES (1, 'tok-1', 'Ada', false, '2026-01-15 10:00+01'), (2, 'tok-2', 'Ben', true, '2026-02-01 10:00+01')");
    OneRun run = library.retain("2026-02-01");
    assertThat(library.rows("SELECT id FROM debits")).containsExactly("2");
    assertThat(library.archived("debits"))
        .containsExactly("1|1|L-5|{\"token\": \"tok-1\"}|2026-02-01|2027-02-15");
    assertThat(run.of("L-4", "debits").counts().done()).isEqualTo(1);
    assertThat(run.of("L-4", "debits").remainder().orElseThrow().deletedUnpublished()).isEqualTo(1);
    assertThat(run.of("L-4", "debits").rows()).isEqualTo(new Rows(0, 0, 1));
    assertThat(EvidenceVerifier.verify(library.evidence()).firstBreak()).isEmpty();
  }

  @Test
  void retain_debitOfADeferredCard_isKeptFifteenMonthsIfThatIsRecorded() {
    library.execute(
        """
        INSERT INTO debits VALUES (1, 't', 'A', true, '2026-01-15 10:00+01'),
          (2, 't', 'B', false, '2026-01-15 10:00+01'), (3, 't', 'C', NULL, '2026-01-15 10:00+01')
        """);
    library.retain("2026-02-01");
    assertThat(
            library.rows(
                "SELECT row_key, term_id, purge_after FROM lethe_archive.entry ORDER BY row_key"))
        .containsExactly("1|L-5-deferred|2027-04-15", "2|L-5|2027-02-15", "3|L-5|2027-02-15");
  }

  /** The oracle is java.time; the archive counts in PostgreSQL. */
  @Test
  void retain_everyDayOfTwoYears_countsAsTheCalendarOfTheControllersZoneDoes() {
    library.execute(
        "INSERT INTO debits SELECT n, 't', 'A', n % 2 = 0, timestamptz '2024-01-01 23:15+00' + n * interval '1 day' FROM generate_series(0, 730) n");
    library.retain("2026-01-02");
    var expected =
        LocalDate.parse("2024-01-01")
            .datesUntil(LocalDate.parse("2026-01-01"))
            .map(day -> day.atTime(23, 15).atZone(ZoneId.of("UTC")))
            .map(at -> at.withZoneSameInstant(ZoneId.of("Europe/Paris")).toLocalDate())
            .map(LocalDate::toString)
            .toList();
    List<String> kept =
        library.rows(
            "SELECT row_key, purge_after FROM lethe_archive.entry ORDER BY row_key::bigint");
    assertThat(kept).hasSizeGreaterThan(400);
    for (String row : kept) {
      int n = Integer.parseInt(row.substring(0, row.indexOf('|')));
      LocalDate began = LocalDate.parse(expected.get(n), DateTimeFormatter.ISO_DATE);
      assertThat(row).isEqualTo(n + "|" + began.plusMonths(n % 2 == 0 ? 15 : 13));
    }
  }

  @Test
  void retain_periodAlreadyOver_erasesAndArchivesNothing() {
    library.execute(
        """
        INSERT INTO members VALUES (1, 'Ada', '2026-01-10');
        INSERT INTO invoices VALUES (10, 1, 'F-10', 1, NULL, '2016-02-01'),
          (11, 1, 'F-11', 1, NULL, '2016-01-31');
        """);
    OneRun run = library.retain("2026-02-01");
    assertThat(library.rows("SELECT row_key FROM lethe_archive.entry")).containsExactly("10");
    assertThat(run.of("L-1", "invoices").rows()).isEqualTo(new Rows(1, 0, 1));
    assertThat(run.of("L-1", "invoices").counts().done()).isEqualTo(2);
  }

  @Test
  void retain_rowFoundThroughAnother_knowsWhoseItWas() {
    library.execute(
        """
        INSERT INTO members VALUES (1, 'Ada', '2026-01-10'), (2, 'Ben', '2026-01-10');
        INSERT INTO cards VALUES (7, 1, 'c7'), (8, 2, 'c8');
        INSERT INTO fines VALUES (70, 'c7', 'late'), (80, 'c8', 'lost');
        """);
    library.retain("2026-02-01");
    assertThat(library.archived("fines"))
        .containsExactly(
            "70|1|L-6|{\"reason\": \"late\"}|2026-02-01|2027-02-01",
            "80|2|L-6|{\"reason\": \"lost\"}|2026-02-01|2027-02-01");
    assertThat(library.rows("SELECT id FROM cards")).isEmpty();
  }
}
