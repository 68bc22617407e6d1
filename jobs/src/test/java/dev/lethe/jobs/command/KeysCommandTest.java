package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.pseudonym.PaymentDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys are listed without being shown, and destroyed by a signed decision only. */
class KeysCommandTest {
  private final LocalDate day = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(1);
  private final String over = "P1Y-%d-01-01".formatted(day.getYear() - 2);

  private final PaymentDesk desk = PaymentDesk.create("keys_command", "2026-06-15T10:00:00Z");

  @BeforeEach
  void run() {
    desk.execute(
        "INSERT INTO accounts VALUES (1, 'ada@example.org', NULL, 'a', date '%s' - 800)"
            .formatted(day));
    Spoken retained = desk.say("retain", "--as-of", day.toString(), "--run-key", "night");
    assertThat(retained.code()).as(retained.all()).isZero();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String epoch() {
    return desk.rows("SELECT epoch_length || '-' || epoch_begins FROM lethe.pseudonym_key").get(0);
  }

  private Path file(String epoch) {
    return desk.home().resolve("keys/pseudonym-desk.fraud-evidence." + epoch + ".secret");
  }

  /** As if the key had been made two years ago. */
  private void age() throws IOException {
    Files.move(file(epoch()), file(over), StandardCopyOption.ATOMIC_MOVE);
    desk.execute("UPDATE lethe.pseudonym_key SET epoch_begins = '%s'".formatted(over.substring(4)));
  }

  private Spoken destroy(String epoch, String... more) {
    var all =
        new java.util.ArrayList<>(
            java.util.List.of(
                "keys", "destroy", "--purpose", "fraud-evidence", "--epoch", epoch, "--key"));
    all.add(desk.home().resolve("dpo.pem").toString());
    all.addAll(java.util.List.of(more));
    return desk.say(all.toArray(String[]::new));
  }

  @Test
  void list_keys_saysWhatIsUnderThemAndShowsNone() throws IOException {
    Spoken listed = desk.say("keys", "list", "--lang", "fr");
    assertThat(listed.code()).as(listed.all()).isZero();
    assertThat(listed.out())
        .contains("fraud-evidence", epoch(), "en service", "données personnelles");
    byte[] secret = Files.readAllBytes(file(epoch()));
    assertThat(listed.all())
        .doesNotContain(java.util.HexFormat.of().formatHex(secret))
        .doesNotContain(Base64.getEncoder().encodeToString(secret));
    assertThat(desk.say("keys", "list", "--json").json().at("/keys/0/rows").asInt()).isOne();
    Files.delete(file(epoch()));
    assertThat(desk.say("keys", "list", "--json").json().at("/keys/0/state").asString())
        .isEqualTo("missing");
  }

  @Test
  void destroy_whileInUse_isRefusedUnlessForced() {
    Spoken refused = destroy(epoch());
    assertThat(refused.ended(ExitCode.REFUSED)).as(refused.all()).isTrue();
    assertThat(refused.err()).contains("its epoch lasts until").contains("--while-in-use");
    assertThat(file(epoch())).exists();
    assertThat(destroy(epoch(), "--while-in-use").code()).isZero();
    assertThat(file(epoch())).doesNotExist();
    assertThat(desk.rows("SELECT while_in_use FROM lethe.pseudonym_key")).containsExactly("t");
    desk.execute(
        "INSERT INTO accounts VALUES (2, 'ben@example.org', NULL, 'a', date '%s' - 800)"
            .formatted(day));
    Spoken next = desk.say("retain", "--as-of", day.toString(), "--run-key", "next");
    assertThat(next.ended(ExitCode.REFUSED)).as(next.all()).isTrue();
    assertThat(next.err()).contains("its key was destroyed");
    assertThat(desk.rows("SELECT email FROM accounts WHERE id = 2"))
        .containsExactly("ben@example.org");
  }

  @Test
  void destroy_epochOver_removesTheFileKeepsTheRowsAndRecordsWhoDecided() throws IOException {
    age();
    var rows = desk.rows("SELECT * FROM accounts");
    Path other = Files.createLink(desk.home().resolve("hard-link"), file(over));
    Spoken gone = destroy(over, "--json");
    assertThat(gone.code()).as(gone.all()).isZero();
    assertThat(gone.json().path("approver").asString()).isEqualTo("dpo");
    assertThat(gone.json().path("rows").asInt()).isOne();
    assertThat(file(over)).doesNotExist();
    assertThat(Files.readAllBytes(other)).containsOnly(0);
    assertThat(desk.rows("SELECT * FROM accounts")).isEqualTo(rows);
    String log = Files.readString(desk.home().resolve("evidence/run-log.jsonl"));
    assertThat(log)
        .contains("\"kind\":\"key\"", "\"approver_ref\":\"dpo\"", "\"rows_left\":1")
        .contains("\"rows_left_remain\":\"personal data\"", "\"state_of_use\":\"epoch over\"");
    assertThat(EvidenceVerifier.verify(desk.home().resolve("evidence")).firstBreak()).isEmpty();
    assertThat(desk.say("report", "--lang", "en").out()).contains("remain personal data");
    assertThat(desk.say("report", "--lang", "fr").out())
        .contains("restent des données personnelles");
  }

  @Test
  void destroy_again_goesOnWhereACrashLeftIt() throws IOException {
    age();
    byte[] secret = Files.readAllBytes(file(over));
    destroy(over);
    Files.write(file(over), secret);
    assertThat(desk.say("keys", "list", "--json").json().at("/keys/0/state").asString())
        .isEqualTo("unfinished");
    assertThat(destroy(over).code()).isZero();
    assertThat(file(over)).doesNotExist();
    assertThat(Files.readString(desk.home().resolve("evidence/run-log.jsonl")))
        .containsOnlyOnce("\"kind\":\"key\"");
  }

  @Test
  void destroy_whilePlanWaits_isRefused() throws IOException {
    age();
    desk.execute(
        "INSERT INTO lethe.plan SELECT gen_random_uuid(), 'desk', 'old', 'tester', as_of, 'PLANNED', policy_sha256, schema_sha256, code_version, digest, key, '%s-06-01' FROM lethe.plan LIMIT 1"
            .formatted(over.substring(4, 8)));
    Spoken refused = destroy(over);
    assertThat(refused.ended(ExitCode.REFUSED)).as(refused.all()).isTrue();
    assertThat(refused.err()).contains("waits to be applied");
    assertThat(file(over)).exists();
  }

  @Test
  void destroy_signedByNobodyKnown_isRefused() throws IOException, GeneralSecurityException {
    age();
    Files.writeString(
        desk.home().resolve("dpo.pem"),
        Base64.getEncoder()
            .encodeToString(
                KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded()));
    Spoken refused = destroy(over);
    assertThat(refused.ended(ExitCode.REFUSED)).as(refused.all()).isTrue();
    assertThat(refused.err()).contains("no approver of this controller");
    assertThat(file(over)).exists();
    assertThat(desk.rows("SELECT count(*) FROM lethe.pseudonym_key WHERE destroyed_at IS NULL"))
        .containsExactly("1");
  }

  @Test
  void destroy_whatNeverWas_isSaid() {
    assertThat(destroy("P1Y-1990-01-01").ended(ExitCode.INVALID)).isTrue();
    assertThat(destroy("yesterday").err()).contains("P1Y-2026-01-01");
  }
}
