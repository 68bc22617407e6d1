package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.evidence.Recontacted;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.recipients.Answers;
import dev.lethe.jobs.rights.OppositionList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People are asked once before their period ends, in time for an answer, or not at all. Days are
 * reckoned here by PostgreSQL alone: the period of all is three years, read in Paris.
 */
@Tag("KI-13")
@Tag("OK-08")
@Tag("OK-10")
class RecontactTest {
  private static final String ASKED =
      "SELECT subject_key FROM lethe.recontact WHERE subject_table = '%s' ORDER BY subject_key::bigint";
  private static final Pattern NOTICE = Pattern.compile("\"notice\":\"([0-9a-f-]{36})\"");
  private Club club;

  @BeforeEach
  void open() {
    club = Club.create("recontact");
  }

  @AfterEach
  void close() {
    club.close();
  }

  /** Person n was last seen so that the period ends n days after 1 May 2030. */
  private void peopleWhoseEndIsNear() {
    club.execute(
        """
        INSERT INTO members (id, email, joined_at, seen_at)
        SELECT n, 'm' || n || '@example.org', '2020-01-01', (date '2027-05-01' + n + time '23:30') AT TIME ZONE 'Europe/Paris'
        FROM generate_series(0, 120) n;
        INSERT INTO patrons (id, email, town, gave_at)
        SELECT n, 'p' || n || '@example.org', 'Here', (date '2027-05-01' + n + time '00:30') AT TIME ZONE 'Europe/Paris'
        FROM generate_series(0, 120) n;
        """);
  }

  /** Reckoned from the rows as they are: those with so many days left, of a three years' period. */
  private List<String> withDaysLeft(String table, String seen, String day, int least, int most) {
    return club.rows(
        """
        SELECT id::text FROM %s
        WHERE ((%s AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date - date '%s' BETWEEN %d AND %d
        ORDER BY id
        """
            .formatted(table, seen, day, least, most));
  }

  private List<String> asked(String table) {
    return club.rows(ASKED.formatted(table));
  }

  private static Recontacted of(Map<String, Recontacted> run, String rule) {
    return Objects.requireNonNull(run.get(rule), rule);
  }

  @Test
  void retain_firstDay_asksFromThirtySevenToThirtyDaysBeforeTheEndAndNobodyElse() {
    peopleWhoseEndIsNear();
    List<String> expected = withDaysLeft("members", "seen_at", "2030-05-01", 30, 37);
    Recontacted asked = of(club.retain("2030-05-01"), "C-2");
    assertThat(expected).hasSize(8);
    assertThat(asked("members")).containsExactlyElementsOf(expected);
    assertThat(asked.sent()).isEqualTo(8);
    assertThat(
            club.rows(
                "SELECT reference FROM lethe.notice WHERE rule_id = 'C-2' AND purpose = 'contact'"))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(id -> "m" + id + "@example.org").toList());
  }

  @Test
  void retain_ruleThatCounts_asksSixtyOneDaysBeforeTheEndAtTheLatest() {
    peopleWhoseEndIsNear();
    List<String> expected = withDaysLeft("patrons", "gave_at", "2030-05-01", 61, 68);
    club.retain("2030-05-01");
    assertThat(expected).hasSize(8);
    assertThat(asked("patrons")).containsExactlyElementsOf(expected);
  }

  @Test
  void retain_everyDay_asksEachOnce() {
    peopleWhoseEndIsNear();
    List<String> all = withDaysLeft("members", "seen_at", "2030-05-01", 30, 41);
    long sent = 0;
    for (int day = 1; day <= 5; day++) {
      sent += of(club.retain("2030-05-0" + day), "C-2").sent();
      club.send();
    }
    assertThat(sent).isEqualTo(all.size()).isEqualTo(12);
    assertThat(asked("members")).containsExactlyElementsOf(all);
    assertThat(club.mailed().stream().filter(line -> line.contains("\"m")).toList())
        .hasSize(12)
        .doesNotHaveDuplicates();
  }

  @Test
  void plan_peopleToAsk_areShownFrozenAndInTheDigest() {
    peopleWhoseEndIsNear();
    Plan plan = club.plan("2030-05-01");
    PlannedRule rule = new PlanStore(club.controller().source()).rules(plan).get(1);
    assertThat(rule.rule()).isEqualTo("C-2");
    assertThat(rule.contacts()).isEqualTo(8);
    assertThat(asked("members")).isEmpty();
    club.execute(
        "UPDATE lethe.plan_contact SET subject_key = '77' WHERE rule_id = 'C-2' AND ordinal = 1");
    assertThatThrownBy(() -> club.retain("2030-05-01"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("its rows are not those that were approved");
  }

  @Tag("KI-18")
  @Tag("OK-05")
  @Test
  void retain_ofPeopleNotToBeWrittenTo_asksNobodyAndErasesThemInTheEnd() {
    club.execute(
        """
        INSERT INTO members (id, email, phone, born_on, parent_at, news, joined_at, seen_at)
        SELECT n, 'm' || n || '@example.org', '+33 6 00 00 00 ' || to_char(n, 'FM00'), '1980-01-01', NULL, TRUE, '2020-01-01', '2027-06-02 12:00+02'
        FROM generate_series(1, 10) n;
        UPDATE members SET news = FALSE WHERE id = 1;
        UPDATE members SET born_on = '2013-05-02', parent_at = '2026-01-01' WHERE id = 4;
        UPDATE members SET born_on = NULL WHERE id = 5;
        UPDATE members SET email = ' ' WHERE id = 6;
        INSERT INTO lethe.rights_request (request_id, subject_table, subject_key, kind, received_on, due_on, identity_ref, state, registered_at)
        VALUES (gen_random_uuid(), 'members', '7', 'opposition', '2030-04-30', '2030-05-30', 'x', 'open', '2030-04-30');
        """);
    club.execute("INSERT INTO lethe.death VALUES ('members', '10', '2030-04-30')");
    new OppositionList(club.controller()).add(List.of("06 00 00 00 02"));
    club.hold("members", 3);
    club.freezes().restrict(TableName.of("members"), "8", "accuracy");

    Recontacted asked = of(club.retain("2030-05-01"), "C-2");
    assertThat(asked("members")).containsExactly("9");
    assertThat(asked.due()).isEqualTo(10);
    assertThat(asked.sent()).isEqualTo(1);
    assertThat(asked.spared()).isEqualTo(9);

    club.send();
    Recontacted end = of(club.retain("2030-06-03"), "C-2");
    assertThat(club.rows("SELECT id::text FROM members ORDER BY id")).containsExactly("3", "8");
    assertThat(end.silentDeleted()).isEqualTo(1);
    assertThat(end.sparedDeleted()).isEqualTo(7);
    assertThat(end.notInTime()).isZero();
  }

  private void oneMember() {
    club.execute(
        "INSERT INTO members (id, email, joined_at, seen_at) VALUES (1, 'ada@example.org', '2020-01-01', '2027-06-02 12:00+02')");
  }

  @Test
  void retain_silence_isErasedOnTheDayAfterTheEndAndNotBefore() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    assertThat(of(club.retain("2030-06-02"), "C-2").silentDeleted()).isZero();
    assertThat(club.rows("SELECT id::text FROM members")).containsExactly("1");
    assertThat(of(club.retain("2030-06-03"), "C-2").silentDeleted()).isEqualTo(1);
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
    assertThat(asked("members")).isEmpty();
    assertThat(
            club.rows(
                "SELECT reference FROM lethe.notice WHERE purpose = 'contact' AND reference IS NOT NULL"))
        .isEmpty();
  }

  @Test
  void retain_neverAskedInTime_erasesAtTheEndAllTheSameAndSaysSo() {
    oneMember();
    assertThat(of(club.retain("2030-05-04"), "C-2").due()).as("29 days are left").isZero();
    Recontacted end = of(club.retain("2030-06-03"), "C-2");
    assertThat(end.notInTime()).isEqualTo(1);
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void send_afterTheLastDay_handsOverNothingAndForgets() {
    oneMember();
    club.retain("2030-05-01");
    club.today("2030-05-04");
    assertThat(club.send()).isZero();
    assertThat(club.mailed()).isEmpty();
    assertThat(club.rows("SELECT count(reference) FROM lethe.notice")).containsExactly("0");
    assertThat(of(club.retain("2030-05-05"), "C-2").due()).isZero();
    assertThat(of(club.retain("2030-06-03"), "C-2").notInTime()).isEqualTo(1);
  }

  @Test
  void send_onTheLastDay_saysUntilWhenItMayGoAndWhenTheAnswerEnds() {
    oneMember();
    club.retain("2030-05-01");
    club.today("2030-05-03");
    assertThat(club.send()).isEqualTo(1);
    assertThat(club.mailed().get(0))
        .contains("\"contact\":\"ada@example.org\"")
        .contains("\"send_by\":\"2030-05-03\"")
        .contains("\"answer_by\":\"2030-06-02\"")
        .doesNotContain("erase");
    assertThat(club.send()).as("again").isZero();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void retain_yes_startsThreeNewYearsAndIsCountedOnce(boolean byTheApplication) {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.today("2030-05-20");
    if (byTheApplication) {
      club.execute("UPDATE members SET agreed_at = '2030-05-20 10:00+02'");
    } else {
      assertThat(answers().note("mailer", List.of(line(Answers.Said.YES, "2030-05-20"))))
          .isEqualTo(new Answers.Noted(1, 0, 0, 0));
    }
    assertThat(of(club.retain("2030-05-21"), "C-2").yes()).isEqualTo(1);
    assertThat(of(club.retain("2030-05-22"), "C-2").yes()).as("counted once").isZero();
    club.retain("2030-06-03");
    club.retain("2033-05-20");
    assertThat(club.rows("SELECT id::text FROM members")).containsExactly("1");
    club.retain("2033-05-21");
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void retain_newPeriodAfterAYes_asksOnceMore() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.execute("UPDATE members SET agreed_at = '2030-05-01 23:00+02'");
    assertThat(of(club.retain("2030-05-02"), "C-2").yes()).isEqualTo(1);
    assertThat(of(club.retain("2033-03-25"), "C-2").sent()).as("37 days before").isEqualTo(1);
    assertThat(of(club.retain("2033-03-26"), "C-2").due()).isZero();
  }

  @Tag("KI-18")
  @Tag("OK-05")
  @ParameterizedTest
  @CsvSource({"NO", "UNSUBSCRIBED"})
  void answer_no_changesNothingAndIsNeverAskedAgain(Answers.Said said) {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.today("2030-05-20");
    answers().note("mailer", List.of(line(said, "2030-05-20")));
    assertThat(club.rows("SELECT count(*) FROM lethe.opposition"))
        .containsExactly(said == Answers.Said.NO ? "0" : "1");
    Recontacted end = of(club.retain("2030-06-03"), "C-2");
    assertThat(end.noDeleted()).isEqualTo(1);
    assertThat(end.silentDeleted()).isZero();
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void answer_noAndThenBackByThemselves_isNotAskedInTheNextPeriod() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.today("2030-05-20");
    answers().note("mailer", List.of(line(Answers.Said.NO, "2030-05-20")));
    club.execute("UPDATE members SET seen_at = '2030-05-25 10:00+02'");
    Recontacted next = of(club.retain("2033-04-20"), "C-2");
    assertThat(next.due()).isEqualTo(1);
    assertThat(next.spared()).isEqualTo(1);
  }

  @Test
  void answer_afterTheErasure_isTooLateAndBringsNobodyBack() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    Answers.Line late = line(Answers.Said.YES, "2030-06-03");
    club.retain("2030-06-03");
    assertThat(answers().note("mailer", List.of(late))).isEqualTo(new Answers.Noted(0, 0, 0, 1));
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void answer_ofANoticeThatAskedNobody_notesNothing() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    Answers.Line right = line(Answers.Said.NO, "2030-05-01");
    var stranger = new Answers.Line(UUID.randomUUID(), Answers.Said.YES, Optional.empty());
    assertThatThrownBy(() -> answers().note("mailer", List.of(right, stranger)))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith("Cannot note the answers");
    assertThat(club.rows("SELECT count(answer) FROM lethe.recontact")).containsExactly("0");
  }

  @Test
  void retain_cameBackBetweenPlanAndApply_isNotAsked() {
    oneMember();
    Recontacted asked =
        of(
            club.retain(
                "2030-05-01",
                () -> club.execute("UPDATE members SET seen_at = '2030-05-01 09:00+02'")),
            "C-2");
    assertThat(asked.returned()).isEqualTo(1);
    assertThat(asked.sent()).isZero();
    assertThat(club.rows("SELECT count(*) FROM lethe.notice")).containsExactly("0");
  }

  @Tag("KI-18")
  @Tag("OK-05")
  @ParameterizedTest
  @CsvSource({"hold", "opposition"})
  void retain_barredBetweenPlanAndApply_isNotAsked(String how) {
    oneMember();
    Recontacted asked = of(club.retain("2030-05-01", () -> bar(how)), "C-2");
    assertThat(asked.spared()).isEqualTo(1);
    assertThat(asked.sent()).isZero();
  }

  @Tag("KI-18")
  @Tag("OK-05")
  @ParameterizedTest
  @CsvSource({"hold", "opposition", "restriction"})
  void send_barredSinceTheRun_isNotHandedOver(String how) {
    oneMember();
    club.retain("2030-05-01");
    bar(how);
    assertThat(club.send()).isZero();
    assertThat(club.mailed()).isEmpty();
    assertThat(club.rows("SELECT count(reference) FROM lethe.notice")).containsExactly("0");
  }

  private void bar(String how) {
    switch (how) {
      case "hold" -> club.hold("members", 1);
      case "restriction" -> club.freezes().restrict(TableName.of("members"), "1", "accuracy");
      default -> new OppositionList(club.controller()).add(List.of("ADA@example.org"));
    }
  }

  @Test
  void retain_approvedTooLate_asksNobody() {
    oneMember();
    Recontacted asked = of(club.retain("2030-05-03", () -> club.today("2030-05-04")), "C-2");
    assertThat(asked.deferred()).isEqualTo(1);
    assertThat(asked.sent()).isZero();
  }

  @Test
  void send_folderThatCannotBeWritten_waitsAndIsHandedOverOnce() throws IOException {
    oneMember();
    club.retain("2030-05-01");
    Path block =
        Files.createFile(Files.createDirectories(club.home().resolve("outbox")).resolve("mailer"));
    assertThatThrownBy(() -> club.send()).isInstanceOf(LetheException.class);
    Files.delete(block);
    assertThat(club.send()).isEqualTo(1);
    assertThat(club.send()).isZero();
    assertThat(club.mailed()).hasSize(1);
  }

  @Test
  void send_markLostAfterTheHandOver_handsOverTheSameBatchAgain() {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.execute("UPDATE lethe.notice SET handed_at = NULL");
    assertThat(club.send()).isEqualTo(1);
    assertThat(club.mailed()).as("one file, one line").hasSize(1);
  }

  @Test
  void retain_listOfOppositionsWithoutItsKey_asksNobodyAndErasesOnTime() throws IOException {
    oneMember();
    new OppositionList(club.controller()).add(List.of("stranger@example.org"));
    Files.delete(club.controller().settings().keys().resolve("opposition-club.secret"));
    assertThat(of(club.retain("2030-05-01"), "C-2").spared()).isEqualTo(1);
    club.retain("2030-06-03");
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void retain_decisionOpen_asksNobodyAndErasesOnTime() {
    club.close();
    club =
        Club.create(
            "recontact",
            text ->
                text.replace(
                    "      except: {news: [\"false\"]}", "      decision: {open: \"Do we ask?\"}"));
    oneMember();
    Recontacted waits = of(club.retain("2030-05-01"), "C-2");
    assertThat(waits.deferred()).isEqualTo(1);
    assertThat(asked("members")).isEmpty();
    assertThat(of(club.retain("2030-06-03"), "C-2").notInTime()).isEqualTo(1);
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();
  }

  @Test
  void evidence_ofAskedPeople_holdsCountsAndNoReference() throws IOException {
    oneMember();
    club.retain("2030-05-01");
    club.send();
    club.retain("2030-06-03");
    Path folder = club.controller().settings().evidence();
    String log = Files.readString(folder.resolve("run-log.jsonl"));
    assertThat(log).contains("\"recontact_sent\":1").contains("\"recontact_silent_deleted\":1");
    assertThat(log).doesNotContain("ada@").doesNotContain("example.org");
    assertThat(EvidenceVerifier.verify(folder).intact()).isTrue();
  }

  @Test
  void references_ofPeopleToAsk_areNeitherTheAppliersNorThePlannersToRead() {
    oneMember();
    club.retain("2030-05-01");
    for (String role : List.of("lethe_applier", "lethe_planner", "lethe_auditor")) {
      assertThatThrownBy(
              () ->
                  club.execute(
                      "DO $$ BEGIN SET LOCAL ROLE %s; PERFORM reference FROM lethe.notice; END $$"
                          .formatted(role)))
          .hasStackTraceContaining("permission denied");
    }
  }

  private Answers answers() {
    return new Answers(club.controller());
  }

  /** About the only notice that was handed over. */
  private Answers.Line line(Answers.Said said, String day) {
    Matcher id = NOTICE.matcher(club.mailed().get(0));
    assertThat(id.find()).isTrue();
    return new Answers.Line(
        UUID.fromString(id.group(1)), said, Optional.of(java.time.LocalDate.parse(day)));
  }
}
