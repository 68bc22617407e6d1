package dev.lethe.jobs.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.anonymizer.pseudonym.Epoch;
import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.anonymizer.pseudonym.PseudonymKey;
import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.retention.OneRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers are replaced, rows stay, and nobody escapes or is replaced twice. */
class PseudonymisingTest {
  private static final String NOW = "2026-06-15T10:00:00Z";
  private static final String DAY = "2026-06-15";
  private static final String PEOPLE =
      """
      INSERT INTO accounts VALUES (1, 'ada@example.org', '+33600000001', 'a', '2025-01-10'),
        (2, 'ben@example.org', NULL, 'a', '2025-01-10'), (3, 'eve@example.org', '', 'a', '2025-01-10'),
        (4, 'active@example.org', '+33600000004', 'a', '2026-06-01');
      INSERT INTO orders VALUES (10, 1, 5), (40, 4, 7);
      INSERT INTO payments VALUES (7, 'ada@example.org', '2026-01-10'), (8, NULL, '2026-01-10');
      INSERT INTO tickets VALUES (9, 'ada@example.org', '2026-01-10');
      """;

  private final PaymentDesk desk = PaymentDesk.create("pseudonymising", NOW);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void retain_dueRows_stayWithPseudonymsAndOthersAreLeftAlone() {
    desk.execute(PEOPLE);
    OneRun run = desk.retain(DAY);
    Pseudonymizer fraud = pseudonyms("fraud-evidence", "P1Y", "2026-01-01");
    assertThat(
            desk.rows(
                "SELECT id, email, coalesce(phone, 'none'), seen_on FROM accounts ORDER BY id"))
        .containsExactly(
            "1|%s|%s|2025-01-10"
                .formatted(fraud.pseudonym("ada@example.org"), fraud.pseudonym("+33600000001")),
            "2|%s|none|2025-01-10".formatted(fraud.pseudonym("ben@example.org")),
            "3|%s||2025-01-10".formatted(fraud.pseudonym("eve@example.org")),
            "4|active@example.org|+33600000004|2026-06-01");
    assertThat(desk.rows("SELECT id FROM orders ORDER BY id")).containsExactly("10", "40");
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void retain_onePurpose_meetsAcrossTablesAndAnotherDoesNot() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    String account = desk.one("SELECT email FROM accounts WHERE id = 1");
    assertThat(desk.one("SELECT payer_email FROM payments WHERE id = 7")).isEqualTo(account);
    assertThat(desk.one("SELECT email FROM tickets"))
        .isNotEqualTo(account)
        .isEqualTo(pseudonyms("support", "P1M", "2026-06-01").pseudonym("ada@example.org"));
    assertThat(desk.rows("SELECT coalesce(payer_email, 'none') FROM payments WHERE id = 8"))
        .containsExactly("none");
  }

  /** Neither what names a row nor what stands in it is ever read as something else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's \"Bob\"",
        "{a,b}",
        "NULL",
        "a\\b",
        "clé-ключ-鍵",
        " ",
        "line\nbreak",
        "psn-x"
      })
  void retain_oddKeysAndValues_areReplacedOnceAndSweptWithTheirRow(String odd) {
    desk.execute("ALTER TABLE tickets ALTER id TYPE text");
    String written = odd.replace("'", "''");
    desk.execute(
        "INSERT INTO tickets VALUES ('%1$s', '%1$s', '2026-01-10'), ('long', repeat('%1$s', 9000), '2026-01-10')"
            .formatted(written));
    desk.retain(DAY);
    Pseudonymizer support = pseudonyms("support", "P1M", "2026-06-01");
    String expected = "SELECT email FROM tickets WHERE id = '%s'".formatted(written);
    assertThat(desk.one(expected)).isEqualTo(support.pseudonym(odd));
    assertThat(desk.one("SELECT email FROM tickets WHERE id = 'long'"))
        .isEqualTo(support.pseudonym(odd.repeat(9000)));
    desk.retain(DAY);
    assertThat(desk.one(expected)).as("once").isEqualTo(support.pseudonym(odd));
    desk.execute("DELETE FROM tickets");
    desk.retain(DAY);
    assertThat(desk.one("SELECT count(*) FROM lethe.pseudonym")).isEqualTo("0");
  }

  @Test
  void retain_record_saysWhatStaysAndCountsNobodyAsDeleted() {
    desk.execute(PEOPLE);
    RuleRecord record = desk.retain(DAY).of("D-1", "accounts");
    assertThat(record.treatment().action()).isEqualTo(Action.PSEUDONYMISE);
    assertThat(record.treatment().techniques()).containsExactly(Technique.PSEUDONYMIZATION);
    assertThat(record.treatment().columns()).containsExactly("email", "phone");
    assertThat(record.counts().done()).isEqualTo(3);
    assertThat(record.rows()).isEqualTo(new Rows(0, 0, 0, 3));
    assertThat(record.remainder()).isEmpty();
    assertThat(EvidenceVerifier.verify(desk.home().resolve("evidence")).firstBreak()).isEmpty();
  }

  /** Of PostgreSQL's files nothing is said here, and reports say so. */
  @Test
  void retain_oldValue_standsInNoTableAndNoFile() throws IOException {
    desk.execute(PEOPLE);
    desk.execute("DELETE FROM tickets; DELETE FROM payments");
    assertThat(holding("ada@example.org")).isNotEmpty();
    desk.retain(DAY);
    assertThat(holding("ada@example.org")).isEmpty();
    assertThat(holding("+33600000001")).isEmpty();
    assertThat(holding(desk.one("SELECT email FROM accounts WHERE id = 1"))).isNotEmpty();
    try (var files = Files.walk(desk.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllBytes(file))
            .as(file.toString())
            .satisfies(
                bytes ->
                    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("ada@example.org", "+33600000001"));
      }
    }
  }

  private List<String> holding(String value) {
    return desk
        .rows(
            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')")
        .stream()
        .filter(
            table ->
                !desk.rows(
                        "SELECT 1 FROM %s t WHERE to_jsonb(t)::text LIKE '%%%s%%'"
                            .formatted(table, value))
                    .isEmpty())
        .toList();
  }

  @Test
  void retain_again_findsNobodyAndChangesNothing() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    List<String> first = desk.rows("SELECT * FROM accounts ORDER BY id");
    desk.at("2026-08-15T10:00:00Z");
    OneRun second = desk.retain("2026-08-15");
    assertThat(second.of("D-1", "accounts").counts().due()).isZero();
    assertThat(desk.rows("SELECT * FROM accounts ORDER BY id")).isEqualTo(first);
  }

  @Test
  void retain_inTheNextEpoch_usesAnotherKeyAndLeavesOldPseudonyms() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    String before = desk.one("SELECT payer_email FROM payments WHERE id = 7");
    desk.execute("INSERT INTO payments VALUES (70, 'ada@example.org', '2027-01-10')");
    desk.at("2027-03-01T10:00:00Z");
    desk.retain("2027-03-01");
    assertThat(desk.one("SELECT payer_email FROM payments WHERE id = 7")).isEqualTo(before);
    assertThat(desk.one("SELECT payer_email FROM payments WHERE id = 70"))
        .isNotEqualTo(before)
        .isEqualTo(pseudonyms("fraud-evidence", "P1Y", "2027-01-01").pseudonym("ada@example.org"));
  }

  /** Paris has the new year an hour before Greenwich does. */
  @Test
  void retain_atTheTurnOfTheYear_takesTheEpochOfTheControllersZone() {
    desk.execute(PEOPLE);
    desk.at("2026-12-31T23:30:00Z");
    desk.retain("2027-01-01");
    assertThat(desk.rows("SELECT epoch_begins FROM lethe.pseudonym_key WHERE epoch_length = 'P1Y'"))
        .containsExactly("2027-01-01");
  }

  @Test
  void retain_valueThatOnlyLooksLikeAPseudonym_isReplaced() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    String borrowed = desk.one("SELECT email FROM accounts WHERE id = 1");
    String forged = "psn-abcdefghijklmnopabcdefghijklmnop";
    desk.execute(
        "INSERT INTO accounts VALUES (5, '%s', NULL, 'a', '2025-01-10'); INSERT INTO payments VALUES (71, '%s', '2026-01-10')"
            .formatted(forged, borrowed));
    desk.retain(DAY);
    Pseudonymizer fraud = pseudonyms("fraud-evidence", "P1Y", "2026-01-01");
    assertThat(desk.one("SELECT email FROM accounts WHERE id = 5"))
        .isEqualTo(fraud.pseudonym(forged));
    assertThat(desk.one("SELECT payer_email FROM payments WHERE id = 71"))
        .isEqualTo(fraud.pseudonym(borrowed));
    assertThat(desk.one("SELECT email FROM accounts WHERE id = 1")).isEqualTo(borrowed);
  }

  @Test
  void retain_valueWrittenIntoTheRowSince_isReplacedToo() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    String phone = desk.one("SELECT phone FROM accounts WHERE id = 1");
    desk.execute("UPDATE accounts SET email = 'new@example.org' WHERE id = 1");
    OneRun run = desk.retain(DAY);
    assertThat(run.of("D-1", "accounts").counts().done()).isEqualTo(1);
    assertThat(desk.one("SELECT email, phone FROM accounts WHERE id = 1"))
        .isEqualTo(
            pseudonyms("fraud-evidence", "P1Y", "2026-01-01").pseudonym("new@example.org")
                + "|"
                + phone);
  }

  @Test
  void retain_dueForDeletionAsWell_isDeletedAtOnce() {
    desk.execute(
        "INSERT INTO accounts VALUES (1, 'ada@example.org', NULL, 'a', '2019-01-10'); INSERT INTO orders VALUES (10, 1, 5)");
    OneRun run = desk.retain(DAY);
    assertThat(run.of("D-1", "accounts").counts().due()).isZero();
    assertThat(run.of("D-2", "accounts").rows()).isEqualTo(new Rows(1, 0));
    assertThat(desk.rows("SELECT 1 FROM accounts")).isEmpty();
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void retain_whenTheRowEnds_nothingIsRememberedOfIt() {
    desk.execute(PEOPLE);
    desk.retain(DAY);
    assertThat(desk.rows("SELECT 1 FROM lethe.pseudonym WHERE table_name = 'accounts'")).hasSize(4);
    desk.execute("DELETE FROM payments WHERE id = 7");
    desk.at("2030-06-15T10:00:00Z");
    OneRun end = desk.retain("2030-06-15");
    assertThat(end.of("D-2", "accounts").rows().deleted()).isEqualTo(3);
    assertThat(end.verification().isClean()).isTrue();
    assertThat(desk.rows("SELECT DISTINCT table_name, row_key FROM lethe.pseudonym ORDER BY 1, 2"))
        .containsExactly("accounts|4", "tickets|9");
  }

  @Test
  void retain_subjectUnderAHold_isLeftAsItWas() {
    desk.execute(PEOPLE);
    desk.execute(
        "INSERT INTO lethe.hold VALUES (gen_random_uuid(), 'accounts', '1', 'legal-claim', 'c-1', 'dpo', '2030-01-01', now(), NULL)");
    OneRun run = desk.retain(DAY);
    assertThat(desk.one("SELECT email FROM accounts WHERE id = 1")).isEqualTo("ada@example.org");
    assertThat(run.of("D-1", "accounts").counts().held()).isEqualTo(1);
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void retain_whoComesBackAfterTheApproval_isLeftAsTheyWere() {
    desk.execute(PEOPLE);
    OneRun run =
        desk.retain(
            DAY, () -> desk.execute("UPDATE accounts SET seen_on = '2026-06-14' WHERE id = 1"));
    assertThat(run.of("D-1", "accounts").counts().returned()).isEqualTo(1);
    assertThat(desk.one("SELECT email FROM accounts WHERE id = 1")).isEqualTo("ada@example.org");
  }

  @Test
  void retain_triggerOrConstraintRefuses_failsThatRowAlone() {
    desk.execute(PEOPLE);
    desk.execute(
        """
        CREATE FUNCTION veto() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.id = 2 THEN RETURN NULL; END IF; RETURN NEW; END $$;
        CREATE TRIGGER veto BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION veto();
        ALTER TABLE accounts ADD CHECK (id <> 3 OR email LIKE '%@%');
        """);
    OneRun run = desk.retain(DAY);
    assertThat(run.of("D-1", "accounts").counts().failed()).isEqualTo(2);
    assertThat(run.of("D-1", "accounts").errorCodes()).containsExactly("23514", "LE001");
    assertThat(run.of("D-1", "accounts").rows()).isEqualTo(new Rows(0, 0, 0, 1));
    assertThat(desk.rows("SELECT email FROM accounts WHERE id IN (2, 3) ORDER BY id"))
        .containsExactly("ben@example.org", "eve@example.org");
    assertThat(desk.rows("SELECT row_key FROM lethe.pseudonym WHERE row_key IN ('2', '3')"))
        .isEmpty();
  }

  private Pseudonymizer pseudonyms(String purpose, String length, String begins) {
    return pseudonyms(desk, purpose, length, begins);
  }

  /** From the key's file, as nobody but this test reads it. */
  static Pseudonymizer pseudonyms(PaymentDesk desk, String purpose, String length, String begins) {
    var name =
        new KeyName(
            new ControllerId("desk"),
            purpose,
            new Epoch(Period.parse(length), LocalDate.parse(begins)));
    try {
      byte[] secret = Files.readAllBytes(desk.keys().resolve("pseudonym-" + name + ".secret"));
      return new Pseudonymizer(new PseudonymKey(name, secret));
    } catch (IOException e) {
      throw new AssertionError(e.getClass() + " reading a key");
    }
  }
}
