package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.Waiting;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.rights.RightsStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a retention run says of requests, oppositions and minors, beside what SQL finds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsRecordTest {
  private static final String KEY = "rights|retain";
  private static final String ENDED =
      "imports-ended: {on: 2025-01-01, by: dpo, reason: nothing is bought}\n\nlimits:";
  private static final String MINORS =
      "SELECT count(*) FROM users WHERE birth_date + interval '13 years' > ?::date AND parental_consent_at IS NULL";
  private static Desk desk;
  private static long minors;
  private static String overdue = "";

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open("rights", text -> text.replace("limits:", ENDED));
    minors = desk.count(MINORS, DemoRig.AS_OF.toString());
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Tag("KM-17")
  @Tag("KI-19")
  @Tag("OK-18")
  @Tag("KP-10")
  @Tag("KM-05")
  @Order(1)
  @Test
  void retain_registers_areCountedAsSqlCountsThem() throws IOException {
    LocalDate today = desk.today();
    overdue = desk.request(desk.activeUser(), "access", today.minusMonths(1).minusDays(1));
    desk.request(desk.activeUser(), "rectification", today.minusDays(20));
    desk.request(desk.activeUser(), "opposition", today.minusDays(19));
    String closed = desk.request(desk.activeUser(), "access", today.minusDays(90));
    assertThat(desk.close(closed, "refused").code()).isZero();
    oppose("first@example.org", "second@example.org", "third@example.org");
    desk.rig()
        .sql()
        .sql(
            "UPDATE lethe.opposition SET keep_until = ? WHERE token = (SELECT min(token) FROM lethe.opposition)")
        .param(DemoRig.AS_OF.minusDays(1))
        .update();

    retain();

    RightsRecord record = record();
    assertThat(record.requests())
        .isEqualTo(
            new Waiting(
                desk.count("SELECT count(*) FROM lethe.rights_request WHERE closed_on IS NULL"),
                1,
                1,
                desk.count(
                    "SELECT max(?::date - received_on) FROM lethe.rights_request WHERE closed_on IS NULL",
                    today.toString())));
    assertThat(record.opposition()).isEqualTo(new RightsRecord.Opposition(2, 1));
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition")).isEqualTo(2);
    long left = desk.count(MINORS, DemoRig.AS_OF.toString());
    assertThat(record.minors()).contains(new RightsRecord.Minors(minors, minors - left));
    assertThat(minors - left).isPositive();
  }

  @Order(2)
  @Test
  void retain_itsLine_holdsCountsAndNothingElse() throws IOException {
    Path evidence = desk.rig().controller().runLog().evidence();
    String line =
        Files.readAllLines(evidence.resolve("run-log.jsonl")).stream()
            .filter(text -> text.contains("\"kind\":\"rights\""))
            .reduce((first, second) -> second)
            .orElseThrow();
    JsonNode fields = new JsonMapper().readTree(line);
    List<String> counts =
        fields.propertyNames().stream()
            .filter(name -> fields.path(name).isNumber() && !name.equals("seq"))
            .toList();
    assertThat(counts)
        .contains("rights_requests_open", "oldest_request_days", "opposition_list_size")
        .contains("opposition_purged", "minors_detected", "minors_deleted")
        .hasSize(16);
    assertThat(line).doesNotContain("@", "ID-2026-17", overdue);
    assertThat(EvidenceVerifier.verify(evidence).intact()).isTrue();
  }

  @Order(3)
  @Test
  void settle_planThatWasCounted_saysTheSameWhateverCameSince() throws IOException {
    UUID plan = desk.rig().plan(KEY).id();
    var standing = new RightsStanding(desk.rig().controller());
    RightsStanding.Found counted = standing.settle(plan, DemoRig.AS_OF);
    desk.request(desk.activeUser(), "access", desk.today());
    desk.rig().sql().sql("UPDATE lethe.opposition SET keep_until = '2025-01-01'").update();
    assertThat(standing.settle(plan, DemoRig.AS_OF)).isEqualTo(counted);
    assertThat(desk.count("SELECT count(*) FROM lethe.opposition")).isEqualTo(2);
    assertThat(standing.now().requests().open()).isEqualTo(counted.requests().open() + 1);
  }

  @Tag("KI-19")
  @Tag("KP-10")
  @Order(4)
  @Test
  void overdueRequest_isAnAlarmEverywhereUntilItIsAnswered() {
    Spoken rights = desk.say("rights", "--lang", "fr");
    assertThat(rights.ended(ExitCode.RESIDUE)).as(rights.all()).isTrue();
    assertThat(rights.out()).contains("EN RETARD");
    assertThat(desk.say("report", "--lang", "fr").out())
        .contains("[Alerte] Demandes de personnes auxquelles il fallait avoir répondu")
        .contains("Droits des personnes");
    Spoken verify = desk.say("verify", "--lang", "fr");
    assertThat(verify.ended(ExitCode.RESIDUE)).as(verify.all()).isTrue();
    assertThat(verify.out()).contains("Demandes et directives en retard");
    assertThat(desk.close(overdue, "done").code()).isZero();
    desk.done("rights");
    desk.done("verify");
  }

  @Tag("KI-04")
  @Order(5)
  @Test
  void route_requestOfACustomersCustomer_isDueInFiveDaysAndNamesNobody() {
    LocalDate late = desk.today().minusDays(6);
    JsonNode added =
        desk.done("request", "route", "--case", "T-2026-4", "--received-on", late.toString());
    String id = added.path("request").asString();
    assertThat(added.path("due_on").asString()).isEqualTo(late.plusDays(5).toString());
    Spoken rights = desk.say("rights", "--json");
    assertThat(rights.ended(ExitCode.RESIDUE)).isTrue();
    assertThat(rights.json().path("routings").get(0).path("stage").asString()).isEqualTo("overdue");
    Spoken tooEarly = desk.say("request", "routed", id, "--on", late.minusDays(1).toString());
    assertThat(tooEarly.ended(ExitCode.INVALID)).isTrue();
    desk.done("request", "routed", id);
    assertThat(desk.done("rights").path("routings").isEmpty()).isTrue();
    assertThat(desk.say("request", "list", "--lang", "fr").out()).contains("T-2026-4", "transmise");
    assertThat(desk.say("request", "routed", id).ended(ExitCode.INVALID)).as("twice").isTrue();
    Spoken named = desk.say("request", "route", "--case", "Jane Doe");
    assertThat(named.ended(ExitCode.INVALID)).isTrue();
    assertThat(named.all()).doesNotContain("Jane");
  }

  private static void oppose(String... addresses) throws IOException {
    Path file = desk.rig().home().resolve("opposed.txt");
    Files.write(file, List.of(addresses));
    desk.done("oppose", "add", "--value-from", file.toString());
  }

  private static void retain() {
    assertThat(desk.rig().retain(KEY).code()).isEqualTo(ExitCode.WAITING);
    desk.rig().approve(KEY);
    assertThat(desk.rig().retain(KEY).code()).isEqualTo(ExitCode.DONE);
  }

  private static RightsRecord record() {
    List<RightsRecord> records =
        desk.rig().controller().runLog().read().stream()
            .filter(RightsRecord.class::isInstance)
            .map(RightsRecord.class::cast)
            .toList();
    assertThat(records).hasSize(1);
    return records.get(0);
  }
}
