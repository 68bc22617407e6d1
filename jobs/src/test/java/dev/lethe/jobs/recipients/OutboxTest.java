package dev.lethe.jobs.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.StandingCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is erased here is asked for elsewhere: one notice for each, until its receipt. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutboxTest {
  private static final String KEY = "outbox|retain";
  private static final JsonMapper JSON = new JsonMapper();
  private static DemoRig rig;
  private static List<String> paymentsBefore;

  @BeforeAll
  static void retain() throws SQLException {
    rig = DemoRig.create("outbox", 400);
    rig.sql()
        .sql("CREATE SCHEMA before; CREATE TABLE before.payments AS SELECT * FROM payments")
        .update();
    rig.sql().sql("CREATE TABLE before.social_links AS SELECT * FROM social_links").update();
    rig.retain(KEY);
    rig.approve(KEY);
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
    paymentsBefore =
        strings(
            "SELECT DISTINCT provider_reference FROM before.payments WHERE id NOT IN (SELECT id FROM payments)");
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Order(1)
  @Tag("KM-10")
  @Test
  void retain_erasedRows_areAskedForOnceEach() {
    assertThat(paymentsBefore).isNotEmpty();
    assertThat(strings("SELECT reference FROM lethe.notice WHERE recipient = 'payment-provider'"))
        .containsExactlyInAnyOrderElementsOf(paymentsBefore);
    assertThat(strings("SELECT reference FROM lethe.notice WHERE recipient = 'social-networks'"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            strings(
                "SELECT DISTINCT external_id FROM before.social_links WHERE id NOT IN (SELECT id FROM social_links)"));
  }

  @Order(2)
  @Test
  void retain_samePlanAgain_asksNobodyTwice() {
    long before = count("SELECT count(*) FROM lethe.notice");
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.DONE);
    assertThat(count("SELECT count(*) FROM lethe.notice")).isEqualTo(before);
  }

  @Order(3)
  @Test
  void references_areNeitherTheAppliersNorTheAuditorsToRead() {
    for (String role : List.of("lethe_applier", "lethe_auditor", "lethe_planner")) {
      assertThatThrownBy(
              () ->
                  rig.sql()
                      .sql(
                          "DO $$ BEGIN SET LOCAL ROLE %s; PERFORM reference FROM lethe.notice; END $$"
                              .formatted(role))
                      .update())
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Order(4)
  @Test
  void send_folder_holdsEveryReferenceForItsOwnerOnly() throws IOException {
    assertThat(outbox().send("payment-provider")).isEqualTo(paymentsBefore.size());
    assertThat(outbox().send("payment-provider")).isZero();
    List<Path> files = files();
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(lines().map(line -> line.get("erase").stringValue()))
        .containsExactlyInAnyOrderElementsOf(paymentsBefore);
  }

  @Order(5)
  @Test
  void receive_idOfSomebodyElse_notesNothing() {
    List<UUID> mixed = new ArrayList<>(noticesOf("payment-provider"));
    mixed.addAll(noticesOf("social-networks"));
    assertThatThrownBy(() -> outbox().receive("payment-provider", mixed))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith("Cannot note the receipts");
    assertThat(count("SELECT count(receipt_at) FROM lethe.notice")).isZero();
  }

  @Order(6)
  @Test
  void receive_receipts_forgetWhatTheyConfirm() throws IOException {
    List<UUID> confirmed =
        lines().map(line -> UUID.fromString(line.get("notice").stringValue())).skip(1).toList();
    assertThat(outbox().receive("payment-provider", confirmed)).isEqualTo(confirmed.size());
    assertThat(outbox().receive("payment-provider", confirmed)).isZero();
    assertThat(
            count("SELECT count(reference) FROM lethe.notice WHERE recipient = 'payment-provider'"))
        .isEqualTo(1);
  }

  @Order(7)
  @Test
  void overdueReceipt_isAnAlarmUntilItComes() {
    LocalDate day = LocalDate.parse("2026-03-01");
    assertThat(outbox().overdue()).isZero();
    rig.sql().sql("UPDATE lethe.notice SET receipt_due = current_date - 2").update();
    assertThat(outbox().overdue()).isEqualTo(1 + noticesOf("social-networks").size());
    assertThat(new StandingCheck(rig.controller()).check(day).isClean()).isFalse();
    outbox().receive("payment-provider", noticesOf("payment-provider"));
    rig.sql()
        .sql("UPDATE lethe.notice SET handed_at = now() WHERE recipient = 'social-networks'")
        .update();
    outbox().receive("social-networks", noticesOf("social-networks"));
    assertThat(outbox().overdue()).isZero();
    assertThat(new StandingCheck(rig.controller()).check(day).isClean()).isTrue();
  }

  @Order(8)
  @Test
  void webhook_takesABatch_andARefusalIsNoDelivery() throws IOException {
    var bodies = new ArrayList<String>();
    var statuses = new ArrayList<>(List.of(503, 200));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(statuses.remove(0), -1);
          exchange.close();
        });
    server.start();
    try {
      var delivery =
          new WebhookDelivery(
              URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort())),
              Optional.empty());
      var notice = new Notice(UUID.randomUUID(), "ref-17", day(1), day(28));
      assertThatThrownBy(() -> delivery.deliver(UUID.randomUUID(), List.of(notice)))
          .isInstanceOf(LetheException.class)
          .hasMessageContaining("503")
          .hasMessageNotContaining("ref-17");
      delivery.deliver(UUID.randomUUID(), List.of(notice));
      assertThat(bodies).hasSize(2).allMatch(body -> body.contains("\"erase\":\"ref-17\""));
    } finally {
      server.stop(0);
    }
  }

  private static LocalDate day(int ofMonth) {
    return LocalDate.of(2026, 2, ofMonth);
  }

  private static Outbox outbox() {
    return new Outbox(rig.controller());
  }

  private static Stream<JsonNode> lines() throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (Path file : files()) {
      Files.readAllLines(file).forEach(line -> lines.add(JSON.readTree(line)));
    }
    return lines.stream();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(rig.home().resolve("outbox/payment-provider"))) {
      return files.toList();
    }
  }

  private static List<UUID> noticesOf(String recipient) {
    return rig.sql()
        .sql("SELECT notice_id FROM lethe.notice WHERE recipient = ?")
        .param(recipient)
        .query(UUID.class)
        .list();
  }

  private static List<String> strings(String sql) {
    return rig.sql().sql(sql).query(String.class).list();
  }

  private static long count(String sql) {
    return rig.sql().sql(sql).query(Long.class).single();
  }
}
