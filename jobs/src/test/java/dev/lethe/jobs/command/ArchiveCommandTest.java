package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.DemoRig;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking into the archive, on fictional firms that left. */
class ArchiveCommandTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-01");
  private static DemoRig rig;
  private static String key = "";
  private static String billedTo = "";

  @BeforeAll
  static void archive() throws SQLException {
    rig = DemoRig.of("k-inventory", "archive_command", 400, text -> text);
    assertThat(rig.retain("archive").code()).isEqualTo(ExitCode.WAITING);
    rig.approve("archive");
    assertThat(rig.retain("archive").code()).isEqualTo(ExitCode.DONE);
    key = one("SELECT min(row_key) FROM lethe_archive.entry WHERE table_name = 'invoices'");
    billedTo =
        one(
            "SELECT columns ->> 'billed_to' FROM lethe_archive.entry WHERE table_name = 'invoices' AND row_key = '%s'"
                .formatted(key));
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static String one(String sql) {
    return rig.sql().sql(sql).query(String.class).single();
  }

  private static Spoken say(String... arguments) {
    return Spoken.at(rig.home(), arguments);
  }

  @Tag("KI-17")
  @Test
  void list_archive_showsTablesAndDaysAndNoValue() {
    JsonNode tables = say("archive", "list", "--json").json().path("tables");
    assertThat(tables.valueStream().map(one -> one.path("table").asString()))
        .containsExactly("invoices", "payment_cards");
    assertThat(tables.get(0).path("oldest").asString()).isEqualTo(DAY.toString());
    assertThat(tables.get(0).path("rows").asLong())
        .isEqualTo(
            Long.parseLong(
                one("SELECT count(*) FROM lethe_archive.entry WHERE table_name = 'invoices'")));
    Spoken french = say("archive", "list", "--lang", "fr");
    assertThat(french.out()).contains("prochaine purge").doesNotContain(billedTo);
  }

  @Tag("KI-17")
  @Test
  void read_withMotive_printsTheRowOnceItIsWrittenDown() {
    long before = accesses();
    Spoken read =
        say(
            "archive",
            "read",
            "--table",
            "invoices",
            "--key",
            key,
            "--motive",
            "tax audit 2026-17",
            "--by",
            "auditor-7");
    assertThat(read.code()).as(read.err()).isZero();
    assertThat(read.out())
        .contains(billedTo, "fiscal_year_end")
        .doesNotContain("tax audit", "auditor-7");
    assertThat(accesses()).isEqualTo(before + 1);
    assertThat(one("SELECT motive FROM lethe.archive_access WHERE reader = 'auditor-7'"))
        .isEqualTo("tax audit 2026-17");
  }

  @Tag("KI-17")
  @Test
  void read_withoutMotive_isRefusedAndShowsNothing() {
    long before = accesses();
    for (List<String> motive : List.of(List.<String>of(), List.of("--motive", " "))) {
      Spoken refused = say(read(key, motive));
      assertThat(refused.ended(ExitCode.INVALID)).isTrue();
      assertThat(refused.all()).contains("--motive").doesNotContain(billedTo);
    }
    assertThat(accesses()).isEqualTo(before);
  }

  private static String[] read(String key, List<String> more) {
    var arguments =
        new java.util.ArrayList<>(
            List.of("archive", "read", "--table", "invoices", "--key", key, "--by", "legal-2"));
    arguments.addAll(more);
    return arguments.toArray(String[]::new);
  }

  @Test
  void read_keyThatIsNotThere_saysSoWithoutRepeatingItAndIsWrittenDown() {
    long before = accesses();
    Spoken nothing = say(read("987654321", List.of("--motive", "search")));
    assertThat(nothing.ended(ExitCode.INVALID)).isTrue();
    assertThat(nothing.all()).doesNotContain("987654321");
    assertThat(accesses()).isEqualTo(before + 1);
  }

  private static long accesses() {
    return Long.parseLong(one("SELECT count(*) FROM lethe.archive_access"));
  }
}
