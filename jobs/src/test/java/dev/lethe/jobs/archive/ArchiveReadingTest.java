package dev.lethe.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.DatabaseErrors;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.SourceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Who may look into the archive, and what is written down when somebody does. */
class ArchiveReadingTest {
  private static final String DENIED = "42501";
  private static final TableName INVOICES = TableName.of("invoices");
  private final Library library = Library.create("reading");

  @BeforeEach
  void archive() {
    library.execute(
        """
        INSERT INTO members VALUES (1, 'Ada', '2026-01-10');
        INSERT INTO invoices VALUES (10, 1, 'F-10', 500, 'to Ada', '2024-05-15'),
          (11, 1, 'F-11', 600, 'to Ada', '2025-05-15');
        """);
    library.retain("2026-02-01");
  }

  @ParameterizedTest
  @CsvSource({
    "APPLIER, SELECT * FROM lethe_archive.entry",
    "APPLIER, DELETE FROM lethe_archive.entry",
    "APPLIER, UPDATE lethe_archive.entry SET purge_after = purge_after + 1",
    "APPLIER, SELECT * FROM lethe.archive_access",
    "PLANNER, SELECT * FROM lethe_archive.entry",
    "PLANNER, INSERT INTO lethe_archive.entry SELECT * FROM lethe_archive.entry",
    "AUDITOR, SELECT * FROM lethe_archive.entry",
    "ARCHIVIST, SELECT * FROM invoices",
    "ARCHIVIST, DELETE FROM lethe.archive_access",
    "ARCHIVIST, UPDATE lethe.archive_access SET motive = 'other'",
    "ARCHIVIST, TRUNCATE lethe.archive_access",
    "AUDITOR, DELETE FROM lethe.archive_access",
  })
  void database_roleThatMayNot_isDenied(SourceRole role, String sql) {
    assertThat(stateOf(role, sql)).isEqualTo(DENIED);
  }

  /** So that the denials above are not about a table that is not there. */
  @Test
  void database_archivist_mayReadAndAuditorMayReadTheAccesses() {
    assertThat(stateOf(SourceRole.ARCHIVIST, "SELECT 1 FROM lethe_archive.entry")).isEmpty();
    assertThat(stateOf(SourceRole.AUDITOR, "SELECT 1 FROM lethe.archive_access")).isEmpty();
  }

  private String stateOf(SourceRole role, String sql) {
    try {
      library
          .controller()
          .source()
          .attempt(
              role,
              jdbc -> {
                if (sql.startsWith("SELECT")) {
                  return jdbc.sql(sql).query((row, n) -> n).list();
                }
                return jdbc.sql(sql).update();
              });
      return "";
    } catch (DataAccessException e) {
      return DatabaseErrors.sqlState(e);
    }
  }

  @Test
  void plan_archiveOpenToAnotherRole_isRefusedUntilItIsInstalledAgain() {
    library.execute("GRANT SELECT ON lethe_archive.entry TO lethe_applier");
    assertThatThrownBy(() -> library.retain("2026-02-02"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("lethe_applier may look into lethe_archive.entry");
    Installer.install(library.controller().source(), library.controller().policy());
    library.retain("2026-02-02");
  }

  @Test
  void tables_list_saysHowManyAndUntilWhenWithoutValues() {
    assertThat(library.reading().tables())
        .containsExactly(
            new ArchivedTable(
                "invoices",
                2,
                java.time.LocalDate.parse("2026-02-01"),
                java.time.LocalDate.parse("2034-05-15")));
  }

  @Test
  void read_withMotive_showsTheRowAndWritesDownWhoAndWhy() {
    var rows = library.reading().read(request("10", "legal-2", "tax audit"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).values()).containsExactlyEntriesOf(values("F-10", 500));
    assertThat(accesses())
        .containsExactly("library|invoices|legal-2|tax audit|2040-06-01 12:00:00|1");
    assertThat(
            library.rows(
                "SELECT e.row_key FROM lethe.archive_access a JOIN lethe_archive.entry e ON e.entry_id = ANY (a.entries)"))
        .as("a control can tell what was read, for as long as it is there")
        .containsExactly("10");
  }

  private static java.util.Map<String, Object> values(String number, int amount) {
    var values = new java.util.LinkedHashMap<String, Object>();
    values.put("number", number);
    values.put("amount", amount);
    return values;
  }

  @Test
  void read_nothingFound_isWrittenDownAsWell() {
    assertThat(library.reading().read(request("99", "legal-2", "curious"))).isEmpty();
    assertThat(accesses())
        .containsExactly("library|invoices|legal-2|curious|2040-06-01 12:00:00|0");
  }

  @Test
  void read_logCannotBeWritten_showsNothing() {
    library.execute("REVOKE INSERT ON lethe.archive_access FROM lethe_archivist");
    assertThatThrownBy(() -> library.reading().read(request("10", "legal-2", "tax audit")))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining(DENIED)
        .hasMessageNotContaining("F-10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void read_withoutMotiveOrName_isWrongArguments(String blank) {
    assertThatThrownBy(() -> request("10", "legal-2", blank))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID));
    assertThatThrownBy(() -> request("10", blank, "tax audit")).isInstanceOf(LetheException.class);
    assertThat(accesses()).isEmpty();
  }

  /** Invariants I10 and I11. */
  @Test
  void accesses_afterReading_holdNoKeyAndNoValue() {
    library.reading().read(request("10", "legal-2", "tax audit"));
    assertThat(
            library.rows(
                "SELECT to_jsonb(a) - 'access_id' - 'entries' FROM lethe.archive_access a"))
        .singleElement()
        .asString()
        .doesNotContain("\"10\"", "F-10", "500");
    assertThat(library.reading().read(request("11", "a", "b")).toString()).doesNotContain("F-11");
  }

  private java.util.List<String> accesses() {
    return library.rows(
        "SELECT controller, table_name, reader, motive, (read_at AT TIME ZONE 'UTC'), cardinality(entries) FROM lethe.archive_access");
  }

  private static ArchiveReading.Request request(String key, String reader, String motive) {
    return new ArchiveReading.Request(INVOICES, key, reader, motive);
  }
}
