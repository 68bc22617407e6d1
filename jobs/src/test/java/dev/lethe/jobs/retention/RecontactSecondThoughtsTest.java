package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.jobs.recipients.Answers;
import dev.lethe.jobs.recipients.Outbox;
import dev.lethe.jobs.settings.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between the run that asks, the message, the answer and the end of the period. */
@Tag("KI-13")
@Tag("OK-08")
@Tag("OK-10")
class RecontactSecondThoughtsTest {
  private Club club;

  @BeforeEach
  void ask() {
    club = Club.create("second");
    club.execute(
        "INSERT INTO members (id, email, joined_at, seen_at) VALUES (1, 'ada@example.org', '2020-01-01', '2027-06-02 12:00+02')");
  }

  @AfterEach
  void close() {
    club.close();
  }

  private String handedOver() {
    club.retain("2030-05-01");
    assertThat(club.send()).isEqualTo(1);
    return club.rows("SELECT notice_id::text FROM lethe.notice WHERE purpose = 'contact'").get(0);
  }

  private Answers.Noted note(String... lines) {
    return new Answers(club.controller())
        .note("mailer", List.of(lines).stream().map(Answers.Line::of).toList());
  }

  private List<String> members() {
    return club.rows("SELECT id::text FROM members ORDER BY id");
  }

  @Test
  void answer_sameFileOfAYesWithoutADayEveryYear_prolongsOnce() {
    String notice = handedOver();
    club.today("2030-05-20");
    note(notice + " yes");
    club.today("2032-01-01");
    note(notice + " yes");
    assertThat(club.rows("SELECT (agreed_at AT TIME ZONE 'Europe/Paris')::date::text FROM members"))
        .containsExactly("2030-05-20");
    club.retain("2033-05-21");
    assertThat(members()).isEmpty();
  }

  @Test
  void answer_laterYesOfItsOwnDay_countsFromIt() {
    String notice = handedOver();
    club.today("2030-05-20");
    note(notice + " yes");
    note(notice + " yes 2030-05-19", notice + " yes 2030-05-20");
    club.today("2030-06-01");
    note(notice + " yes 2030-05-31");
    assertThat(club.rows("SELECT (agreed_at AT TIME ZONE 'Europe/Paris')::date::text FROM members"))
        .containsExactly("2030-05-31");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, no, 0",
    "no, yes, 1",
    "yes, unsubscribed, 1",
    "unsubscribed, yes, 1",
    "unsubscribed, no, 0",
  })
  void answer_twiceInOneFile_theLastYesOrNoIsObeyed(String first, String second, int kept) {
    String notice = handedOver();
    club.today("2030-05-20");
    note(notice + " " + first, notice + " " + second);
    club.retain("2030-06-03");
    assertThat(members()).hasSize(kept);
    assertThat(club.rows("SELECT count(*) FROM lethe.opposition"))
        .as("an unsubscription stands whatever else was said")
        .containsExactly(first.startsWith("u") || second.startsWith("u") ? "1" : "0");
  }

  @Tag("KI-18")
  @Tag("OK-05")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "said no in the application; UPDATE members SET news = FALSE",
        "came back; UPDATE members SET seen_at = '2030-05-01 15:00+02'",
        "said yes already; UPDATE members SET agreed_at = '2030-05-02 15:00+02'",
        "is a minor after all; UPDATE members SET born_on = '2014-01-01', parent_at = '2029-01-01'",
        "of unknown age; UPDATE members SET born_on = NULL",
        "cannot be reached; UPDATE members SET email = ' '",
        "has died; INSERT INTO lethe.death VALUES ('members', '1', '2030-05-01')",
        "is gone; DELETE FROM members",
      })
  void send_whoWouldNotBeAskedAnyMore_isNotWrittenTo(String why, String change) {
    club.retain("2030-05-01");
    club.execute(change);
    club.today("2030-05-02");
    assertThat(club.send()).as(why).isZero();
    assertThat(club.mailed()).isEmpty();
    assertThat(club.rows("SELECT count(reference) FROM lethe.notice")).containsExactly("0");
  }

  @Test
  void send_addressChangedSinceTheRun_goesToWhereThePersonIsNow() {
    club.retain("2030-05-01");
    club.execute("UPDATE members SET email = 'ada@new.example.org'");
    assertThat(club.send()).isEqualTo(1);
    assertThat(club.mailed().get(0))
        .contains("\"contact\":\"ada@new.example.org\"")
        .doesNotContain("ada@example.org");
  }

  @Test
  void send_addressChangedAfterABatchMayHaveGone_handsOverNeither() throws IOException {
    club.retain("2030-05-01");
    Path block =
        Files.createFile(Files.createDirectories(club.home().resolve("outbox")).resolve("mailer"));
    assertThatThrownBy(() -> club.send()).isInstanceOf(LetheException.class);
    club.execute("UPDATE members SET email = 'ada@new.example.org'");
    Files.delete(block);
    assertThat(club.send()).isZero();
    assertThat(club.rows("SELECT count(reference) FROM lethe.notice")).containsExactly("0");
  }

  @Test
  void send_ruleThatAsksNobodyAnyMore_handsOverNothing() {
    club.retain("2030-05-01");
    Controller now =
        club.with(text -> text.replaceFirst("(?s)    recontact:.*?\\n  - id: C-3", "  - id: C-3"));
    assertThat(now.policy().rules().get(1).recontact()).isEmpty();
    assertThat(new Outbox(now).send("mailer")).isZero();
    assertThat(club.mailed()).isEmpty();
  }

  @Test
  void receive_noticeThatWasNeverHandedOver_isRefused() {
    club.retain("2030-05-01");
    String notice =
        club.rows("SELECT notice_id::text FROM lethe.notice WHERE purpose = 'contact'").get(0);
    assertThatThrownBy(
            () -> new Outbox(club.controller()).receive("mailer", List.of(UUID.fromString(notice))))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("1 of 1 are no notices to mailer");
    assertThat(club.send()).isEqualTo(1);
  }

  /** After an outage the days are made up for one by one; the message names a day to come. */
  @Test
  void retain_dayIsMadeUpFor_erasesNobodyBeforeTheDayTheyWereTold() {
    club.retain("2030-05-01", "2030-05-20", () -> {});
    assertThat(club.send()).isEqualTo(1);
    assertThat(club.mailed().get(0)).contains("\"answer_by\":\"2030-06-21\"");
    club.retain("2030-06-03");
    assertThat(members()).as("told: until 21 June").containsExactly("1");
    club.retain("2030-06-21");
    assertThat(members()).containsExactly("1");
    club.retain("2030-06-22");
    assertThat(members()).isEmpty();
  }

  /** Whoever left no address stops nobody else's yes. */
  @Test
  void answer_unsubscribedByWhoLeftNoAddress_isNotedLikeANo() {
    String notice = handedOver();
    club.execute("UPDATE members SET email = NULL");
    club.today("2030-05-20");
    assertThat(note(notice + " unsubscribed")).isEqualTo(new Answers.Noted(0, 0, 1, 0));
    assertThat(club.rows("SELECT answer FROM lethe.recontact")).containsExactly("no");
  }

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
        "%s?::text$1"
      })
  void retain_keysOfText_areAskedAnsweredAndErasedAsThemselves(String key) {
    String written = key.replace("'", "''");
    club.execute("ALTER TABLE members ALTER id TYPE text");
    club.execute("UPDATE members SET id = '%s'".formatted(written));
    club.execute(
        "INSERT INTO members (id, email, joined_at, seen_at) VALUES ('other', 'eve@example.org', '2020-01-01', '2030-01-01')");
    String notice = handedOver();
    club.today("2030-05-20");
    note(notice + " yes");
    club.retain("2030-06-03");
    assertThat(members()).containsExactlyInAnyOrder(key, "other");
    club.retain("2033-02-01");
    assertThat(members()).containsExactly(key);
    club.retain("2033-05-21");
    assertThat(members()).isEmpty();
  }

  /** By PostgreSQL's calendar: what began on 29 February ends on the last day of another. */
  @ParameterizedTest
  @CsvSource({"2028, 2031", "2025, 2028"})
  void retain_aroundTheLeapDay_asksAndErasesByTheCalendar(int seen, int ends) {
    club.execute(
        """
        DELETE FROM members;
        INSERT INTO members (id, email, joined_at, seen_at)
        SELECT n, 'm' || n || '@example.org', '2020-01-01', ((date '%d-02-25' + n) + time '23:59:59') AT TIME ZONE 'Europe/Paris'
        FROM generate_series(0, 8) n;
        """
            .formatted(seen));
    String end = "((seen_at AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date";
    for (int day = 26; day <= 29; day++) {
      String asOf = "%d-01-%d".formatted(ends, day);
      club.retain(asOf);
      assertThat(club.rows("SELECT subject_key FROM lethe.recontact ORDER BY 1"))
          .as(asOf)
          .containsExactlyElementsOf(
              club.rows(
                  "SELECT id::text FROM members WHERE %s BETWEEN date '%d-01-26' + 30 AND date '%s' + 37 ORDER BY 1"
                      .formatted(end, ends, asOf)));
    }
    for (String asOf : List.of(ends + "-02-28", ends + "-03-01", ends + "-03-02")) {
      List<String> stay =
          club.rows(
              "SELECT id::text FROM members WHERE %s >= date '%s' ORDER BY id"
                  .formatted(end, asOf));
      club.retain(asOf);
      assertThat(members()).as(asOf).containsExactlyElementsOf(stay);
    }
  }
}
