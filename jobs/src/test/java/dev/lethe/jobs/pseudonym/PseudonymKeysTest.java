package dev.lethe.jobs.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the right key nobody is touched, and no other key takes its place. */
class PseudonymKeysTest {
  private static final String DAY = "2026-06-15";
  private static final String FILE = "pseudonym-desk.fraud-evidence.P1Y-2026-01-01.secret";

  private final PaymentDesk desk = PaymentDesk.create("keys", "2026-06-15T10:00:00Z");

  @BeforeEach
  void pseudonymiseOnce() {
    desk.execute("INSERT INTO accounts VALUES (1, 'ada@example.org', NULL, 'a', '2025-01-10')");
    desk.retain(DAY);
    desk.execute(
        "INSERT INTO accounts VALUES (2, 'ben@example.org', NULL, 'a', '2025-01-10'), (3, 'old@example.org', NULL, 'a', '2001-01-10')");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Path file() {
    return desk.keys().resolve(FILE);
  }

  @Test
  void retain_firstUse_makesAFileForItsOwnerAloneAndRegistersAFingerprint() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(file()).hasSize(32);
    String id = desk.one("SELECT key_id FROM lethe.pseudonym_key");
    assertThat(id).hasSize(32);
    assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(file())))
        .doesNotContain(id.substring(0, 8));
    assertThat(desk.rows("SELECT purpose, epoch_length, epoch_begins FROM lethe.pseudonym_key"))
        .containsExactly("fraud-evidence|P1Y|2026-01-01");
  }

  /** A plan is a dry run: what nobody is due for needs no key, and planning makes none. */
  @Test
  void retain_ruleWithoutAnybody_makesNoKey() throws IOException {
    try (var files = Files.list(desk.keys())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("pseudonym-"))
          .containsExactly(FILE);
    }
  }

  @Test
  void retain_keyMissing_isRefusedAndTouchesNobody() throws IOException {
    Path kept = Files.move(file(), desk.home().resolve("kept"));
    refused(
        ExitCode.REFUSED,
        "Cannot pseudonymise for fraud-evidence in the epoch from 2026-01-01: its key is missing. Restore %s from the backup of the keys."
            .formatted(file()));
    assertThat(file()).doesNotExist();
    Files.move(kept, file());
    desk.retain(DAY);
    assertThat(desk.rows("SELECT id FROM accounts ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void retain_keyLostAfterTheApproval_isRefusedAndTouchesNobody() {
    List<String> before = desk.rows("SELECT * FROM accounts ORDER BY id");
    assertThatThrownBy(() -> desk.retain(DAY, () -> assertThat(file().toFile().delete()).isTrue()))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("its key is missing");
    assertThat(desk.rows("SELECT * FROM accounts ORDER BY id")).isEqualTo(before);
  }

  @Test
  void retain_keyOpenToOthers_isRefusedAndTouchesNobody() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    refused(
        ExitCode.INVALID,
        "Cannot use the secret in %s: others may read it. Restrict it with chmod 600."
            .formatted(file()));
  }

  @Test
  void retain_keyOfSomethingElse_isRefusedAndTouchesNobody() throws IOException {
    Files.write(file(), new byte[32]);
    refused(
        ExitCode.REFUSED,
        "Cannot pseudonymise for fraud-evidence in the epoch from 2026-01-01: the file holds another key than the one used before. Restore %s from the backup of the keys."
            .formatted(file()));
  }

  @Test
  void retain_keyCutShort_isRefusedAndTouchesNobody() throws IOException {
    Files.write(file(), new byte[31]);
    refused(
        ExitCode.INVALID,
        "Cannot use the secret in %s: it does not have 32 bytes. Restore it from a backup."
            .formatted(file()));
  }

  private void refused(ExitCode code, String message) {
    List<String> before = desk.rows("SELECT * FROM accounts ORDER BY id");
    assertThatThrownBy(() -> desk.retain(DAY))
        .isInstanceOfSatisfying(LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
        .hasMessage(message);
    assertThat(desk.rows("SELECT * FROM accounts ORDER BY id")).isEqualTo(before);
    assertThat(desk.rows("SELECT row_key FROM lethe.pseudonym")).containsExactly("1");
  }
}
