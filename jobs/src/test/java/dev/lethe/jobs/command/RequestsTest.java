package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.rights.Erasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests from their receipt to their end, by the commands a person types. */
class RequestsTest {
  private static Desk desk;

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open("requests");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Tag("OK-19")
  @Test
  void portability_pendingOfSomebodyDue_holdsUntilTheDeadlineAndNoLonger() {
    String key = desk.dueUser();
    LocalDate aMonthAgo = desk.today().minusMonths(1);
    String overdue = desk.request(key, "portability", aMonthAgo.minusDays(2));
    desk.request(key, "access", desk.today());
    assertThat(desk.planned(key, desk.plan())).as("overdue").isEqualTo("due");
    String pending = desk.request(key, "portability", aMonthAgo.plusDays(2));
    assertThat(desk.planned(key, desk.plan())).as("pending").isEqualTo("held");
    assertThat(desk.close(overdue, "refused").code()).isZero();
    assertThat(desk.close(pending, "withdrawn").code()).isZero();
    assertThat(desk.planned(key, desk.plan())).as("closed").isEqualTo("due");
  }

  @Tag("OK-19")
  @Test
  void portability_receivedBetweenPlanAndApply_isObeyedAndCounted() {
    String key = desk.activeUser();
    JsonNode plan = desk.erasure(desk.request(key, "erasure", desk.today()));
    desk.request(key, "portability", desk.today());
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isTrue();
    desk.release(plan);
    assertThat(lastErasure().heldByReason()).containsEntry("pending-export", 1L);
  }

  @Tag("OK-18")
  @Tag("KI-19")
  @Tag("KM-17")
  @Tag("KP-09")
  @Test
  void erase_ofSomebodyActive_takesThePersonAndNobodyElse() {
    String key = desk.activeUser();
    long others = desk.count("SELECT count(*) FROM users") - 1;
    String request = desk.request(key, "erasure", desk.today());
    JsonNode plan = desk.erasure(request);
    assertThat(plan.path("rules").size()).isEqualTo(1);
    assertThat(plan.path("rules").get(0).path("due").asLong()).isEqualTo(1);
    Spoken early = desk.say("apply", plan.path("plan").asString());
    assertThat(early.ended(ExitCode.WAITING)).as("a person must approve").isTrue();
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isFalse();
    assertThat(desk.count("SELECT count(*) FROM messages WHERE sender_id::text = ?", key)).isZero();
    assertThat(desk.count("SELECT count(*) FROM users")).isEqualTo(others);
    assertThat(desk.close(request, "done").ended(ExitCode.INVALID)).as("unverified").isTrue();
    desk.release(plan);
    assertThat(lastErasure().counts().done()).isEqualTo(1);
    assertThat(desk.close(request, "done").code()).isZero();
  }

  @Tag("OK-18")
  @Test
  void erase_ofSomebodyHeld_leavesThePerson() {
    String key = desk.activeUser();
    String request = desk.request(key, "erasure", desk.today());
    desk.done(
        "hold",
        "add",
        "--table",
        "users",
        "--key",
        key,
        "--kind",
        "legal-claim",
        "--case",
        "c-1",
        "--approver",
        "dpo",
        "--review-on",
        "2099-01-01");
    JsonNode plan = desk.erasure(request);
    assertThat(plan.path("rules").get(0).path("held").asLong()).isEqualTo(1);
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isTrue();
  }

  @Test
  void erase_forAnotherRight_isRefused() {
    String request = desk.request(desk.activeUser(), "access", desk.today());
    assertThat(
            desk.say("request", "erase", request, "--as-of", "2026-03-01").ended(ExitCode.INVALID))
        .isTrue();
  }

  @Tag("KP-10")
  @Tag("KI-19")
  @Test
  void rights_openRequest_showsDaysLeftAndAlarmUntilItIsClosed() {
    LocalDate received = desk.today().minusDays(26);
    String request = desk.request(desk.activeUser(), "rectification", received);
    JsonNode rights = desk.done("rights");
    JsonNode mine = find(rights.path("requests"), request);
    assertThat(mine.path("due_on").asString()).isEqualTo(received.plusMonths(1).toString());
    assertThat(mine.path("stage").asString()).isEqualTo("escalation");
    assertThat(rights.path("oldest_request_days").asLong()).isGreaterThanOrEqualTo(26);
    assertThat(desk.say("rights", "--lang", "fr").out()).contains("ESCALADE", "rectification");
    assertThat(desk.close(request, "done").code()).isZero();
    assertThat(desk.done("rights").path("rights_requests_open").asLong())
        .isEqualTo(rights.path("rights_requests_open").asLong() - 1);
    assertThat(desk.say("request", "list", "--lang", "en").out()).contains(request, "closed");
  }

  @Tag("KP-10")
  @Test
  void close_anyRequest_forgetsWhomItWasAbout() {
    String request = desk.request(desk.activeUser(), "access", desk.today());
    String left = "SELECT count(subject_key) FROM lethe.rights_request WHERE request_id::text = ?";
    assertThat(desk.count(left, request)).isEqualTo(1);
    assertThat(desk.close(request, "done").code()).isZero();
    assertThat(desk.count(left, request)).isZero();
  }

  @Tag("KP-10")
  @Test
  void add_withADocumentInPlaceOfAReference_isRefused() throws IOException {
    Path copy = Files.writeString(desk.rig().home().resolve("passport"), "x");
    String key = desk.activeUser();
    assertThat(desk.add(key, "access", desk.today(), copy.toString()).ended(ExitCode.INVALID))
        .isTrue();
    assertThat(desk.add(key, "access", desk.today(), "x".repeat(200)).ended(ExitCode.INVALID))
        .isTrue();
    assertThat(desk.add(key, "access", desk.today(), "pom.xml").ended(ExitCode.INVALID)).isTrue();
    LocalDate tomorrow = desk.today().plusDays(1);
    assertThat(desk.add(key, "access", tomorrow, "ID-1").ended(ExitCode.INVALID)).isTrue();
  }

  private static RuleRecord lastErasure() {
    return desk.rig().controller().runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .filter(record -> record.rule().id().equals(Erasures.RULE) && record.ownTable())
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static JsonNode find(JsonNode requests, String id) {
    for (JsonNode one : requests) {
      if (one.path("request").asString().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("Request is not listed");
  }
}
