package dev.lethe.jobs.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column that cannot hold a pseudonym is refused before anybody is touched. */
class PseudonymColumnsTest {
  private final PaymentDesk desk = PaymentDesk.create("columns", "2026-06-15T10:00:00Z");

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALTER TABLE accounts ALTER phone TYPE varchar(35); accounts.phone; has type character varying(35), and a pseudonym has 36 characters. Have it widened, or leave it out.",
        "ALTER TABLE accounts ALTER phone TYPE bigint USING phone::bigint; accounts.phone; has type bigint, which cannot hold a pseudonym. Have it made text, or leave it out.",
        "ALTER TABLE accounts ALTER phone TYPE character(60); accounts.phone; has type character(60), which cannot hold a pseudonym. Have it made text, or leave it out.",
        "ALTER TABLE accounts DROP phone, ADD phone text GENERATED ALWAYS AS ('+' || id) STORED; accounts.phone; is filled by the database, which accepts no other value. Have it made an ordinary column, or leave it out.",
        "ALTER TABLE payments ADD CONSTRAINT payer FOREIGN KEY (payer_email) REFERENCES accounts (email); accounts.email; is part of foreign key payer, which a pseudonym would break. Leave it out, or have the key made of another column.",
      })
  void retain_columnThatCannotBeReplaced_isRefusedByName(
      String change, String column, String problem) {
    desk.execute(change);
    assertThatThrownBy(() -> desk.retain("2026-06-15"))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessageContaining(
            "Column %s is pseudonymised by rule D-1, but it %s"
                .replace("it %s", "%s")
                .formatted(column, problem));
    assertThat(desk.rows("SELECT 1 FROM lethe.plan")).isEmpty();
  }

  @Test
  void retain_columnThatJustFits_isReplaced() {
    desk.execute(
        "ALTER TABLE accounts ALTER phone TYPE varchar(36); INSERT INTO accounts VALUES (1, 'a@example.org', '+33600000001', 'a', '2025-01-10')");
    desk.retain("2026-06-15");
    assertThat(desk.one("SELECT length(phone) FROM accounts")).isEqualTo("36");
  }
}
