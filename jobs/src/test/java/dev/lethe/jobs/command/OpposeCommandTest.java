package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.rights.RightsStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who objected is not written to again, whatever became of their data. */
class OpposeCommandTest {
  private static Desk desk;

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open("oppose");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Tag("OK-14")
  @Tag("KI-08")
  @Test
  void check_ofSomebodyErasedSince_findsEverySpelling() throws IOException {
    String key = desk.activeUser();
    String email = value("email", key);
    String digits = value("phone", key).replaceAll("\\D", "");
    String national = digits.substring(digits.length() - 9);
    assertThat(desk.done("oppose", "add", "--table", "users", "--key", key).path("noted").asInt())
        .isGreaterThanOrEqualTo(2);
    JsonNode plan = desk.erasure(desk.request(key, "erasure", desk.today()));
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isFalse();
    Path bought =
        file(
            "name;email;phone",
            "A;" + email.toUpperCase(Locale.ROOT) + ";",
            "B;somebody.else@example.org;+237 699 00 00 01",
            "\"C\";\"" + email + " \";",
            "D;;" + national.replaceAll("(...)", "$1 "));
    Spoken checked = desk.say("oppose", "check", "--file", bought.toString(), "--json");
    assertThat(checked.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(checked.json().path("opposed_lines").toString()).isEqualTo("[2,4,5]");
    assertThat(checked.json().path("lines").asInt()).isEqualTo(5);
    assertThat(checked.all().toLowerCase(Locale.ROOT)).doesNotContain("@");
  }

  @Tag("OK-14")
  @Test
  void check_ofOthers_endsWell() throws IOException {
    Path file = file("stranger@example.org", "+237 699 00 00 02");
    Spoken checked = desk.say("oppose", "check", "--file", file.toString(), "--lang", "fr");
    assertThat(checked.code()).as(checked.all()).isZero();
    assertThat(checked.out()).contains("aucune");
  }

  @Tag("OK-14")
  @Tag("KI-08")
  @Test
  void add_again_restartsTheThreeYearsAndAddsNoEntry() throws IOException {
    Path file = file("renewed@example.org");
    desk.done("oppose", "add", "--value-from", file.toString());
    long before = desk.count("SELECT count(*) FROM lethe.opposition");
    desk.rig()
        .sql()
        .sql(
            "UPDATE lethe.opposition SET opposed_on = opposed_on - 900, keep_until = keep_until - 900")
        .update();
    desk.done("oppose", "add", "--value-from", file.toString());
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition")).isEqualTo(before);
    assertThat(
            desk.count(
                "SELECT count(*) FROM lethe.opposition WHERE keep_until >= (?::date + interval '3 years')",
                desk.today().toString()))
        .isEqualTo(1);
    assertThat(desk.say("oppose", "list", "--lang", "fr").out()).contains("courriel");
  }

  @Tag("OK-14")
  @Tag("KI-08")
  @Test
  void settle_whileAddressesMayBeImported_endsNoMark() throws IOException {
    desk.done("oppose", "add", "--value-from", file("long.ago@example.org").toString());
    desk.rig().sql().sql("UPDATE lethe.opposition SET keep_until = '2019-12-31'").update();
    long before = desk.count("SELECT count(*) FROM lethe.opposition");
    UUID plan = UUID.fromString(desk.plan().path("plan").asString());
    RightsStanding.Found found =
        new RightsStanding(desk.rig().controller()).settle(plan, DemoRig.AS_OF);
    assertThat(found.oppositionPurged()).isZero();
    assertThat(found.oppositionListSize()).isEqualTo(before);
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition")).isEqualTo(before);
  }

  @Tag("KI-08")
  @Test
  void add_anybody_storesAKeyedTokenOnly() throws IOException {
    desk.done("oppose", "add", "--value-from", file("plain@example.org").toString());
    assertThat(
            desk.count(
                """
                SELECT count(*) FROM lethe.opposition WHERE token IN
                  (sha256('plain@example.org'), sha256('email:plain@example.org'), 'plain@example.org')
                """))
        .isZero();
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition WHERE length(token) <> 32"))
        .isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
  }

  @Test
  void add_lineThatIsNoContact_notesNothing() throws IOException {
    long before = desk.count("SELECT count(*) FROM lethe.opposition");
    Path file = file("well@example.org", "not one");
    Spoken added = desk.say("oppose", "add", "--value-from", file.toString());
    assertThat(added.ended(ExitCode.INVALID)).isTrue();
    assertThat(added.err()).contains("line 2").doesNotContain("not one");
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition")).isEqualTo(before);
  }

  @Tag("OK-14")
  @Test
  void filter_fileWithSomebodyOpposed_makesACopyWithoutThem() throws IOException {
    desk.done("oppose", "add", "--value-from", file("filtered@example.org").toString());
    Path bought = file("email", "FILTERED@example.org ", "welcome@example.org");
    Path kept = bought.resolveSibling(bought.getFileName() + ".kept");
    Spoken filtered =
        desk.say(
            "oppose",
            "filter",
            "--file",
            bought.toString(),
            "--out",
            kept.toString(),
            "--lang",
            "fr");
    assertThat(filtered.ended(ExitCode.DONE)).as(filtered.all()).isTrue();
    assertThat(filtered.all()).contains("2 lignes gardées, 1").doesNotContain("@");
    assertThat(Files.readAllLines(kept)).containsExactly("email", "welcome@example.org");
    Files.delete(kept);
  }

  @Tag("OK-14")
  @Test
  void check_withTheKeyLost_isRefusedAndMakesNoOther() throws IOException {
    Path file = file("lost@example.org");
    desk.done("oppose", "add", "--value-from", file.toString());
    Path kept = Files.move(key(), desk.rig().home().resolve("kept.secret"));
    Spoken checked = desk.say("oppose", "check", "--file", file.toString());
    assertThat(checked.ended(ExitCode.REFUSED)).isTrue();
    assertThat(checked.err()).contains("backup of the keys");
    assertThat(key()).doesNotExist();
    Files.move(kept, key());
    assertThat(desk.say("oppose", "check", "--file", file.toString(), "--json").out())
        .contains("\"opposed_lines\":[1]");
  }

  private static Path key() {
    return desk.rig().controller().settings().keys().resolve("opposition-kmeroccase.secret");
  }

  private static Path file(String... lines) throws IOException {
    return Files.write(BuildFolder.fresh("oppose").resolve("list.csv"), List.of(lines));
  }

  private static String value(String column, String key) {
    return desk.rig()
        .sql()
        .sql("SELECT %s FROM users WHERE id::text = ?".formatted(column))
        .param(key)
        .query(String.class)
        .single();
  }
}
