package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person receives, and what not. The oracle is plain SQL on the demo's tables. */
class RequestExportTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Desk desk;

  /** A user who wrote and received messages, and is in others' contacts. */
  private static String person = "";

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open("export");
    person =
        desk.rig()
            .sql()
            .sql(
                """
                SELECT u.id::text FROM users u
                WHERE EXISTS (SELECT 1 FROM messages m WHERE m.sender_id = u.id)
                  AND EXISTS (SELECT 1 FROM messages m WHERE m.recipient_id = u.id)
                  AND EXISTS (SELECT 1 FROM listings l WHERE l.user_id = u.id)
                ORDER BY 1 LIMIT 1
                """)
            .query(String.class)
            .single();
    // One contact in each direction, whatever the demo drew.
    desk.rig()
        .sql()
        .sql(
            """
            INSERT INTO contacts (id, owner_id, contact_id, nickname, added_at)
            SELECT -1, ?::bigint, max(id), 'mine, "quoted"', now() FROM users
            UNION ALL SELECT -2, max(id), ?::bigint, 'theirs', now() FROM users
            """)
        .params(person, person)
        .update();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Tag("OK-18")
  @Tag("KI-19")
  @Tag("KM-17")
  @Tag("KP-09")
  @Test
  void access_json_holdsWhatIsThePersonsAndNoOtherPersonsColumn() throws IOException {
    Map<String, JsonNode> documents = json("access");
    assertThat(documents.get("users").at("/parts/0/rows/0/email").asString()).isEqualTo(email());
    assertThat(rows(documents, "listings", "user_id -> users.id").size())
        .isEqualTo(count("SELECT count(*) FROM listings WHERE user_id = ?::bigint"));
    JsonNode sent = rows(documents, "messages", "sender_id -> users.id");
    assertThat(sent.size())
        .isEqualTo(count("SELECT count(*) FROM messages WHERE sender_id = ?::bigint"));
    assertThat(sent.get(0).propertyNames()).containsExactlyInAnyOrder("sender_id", "body");
    assertThat(rows(documents, "messages", "recipient_id -> users.id").get(0).propertyNames())
        .containsExactly("recipient_id");
    assertThat(rows(documents, "contacts", "owner_id -> users.id").get(0).propertyNames())
        .contains("nickname")
        .doesNotContain("contact_id");
    assertThat(rows(documents, "contacts", "contact_id -> users.id").get(0).propertyNames())
        .doesNotContain("owner_id");
  }

  @Tag("OK-19")
  @Tag("KP-09")
  @Tag("KM-17")
  @Test
  void portability_json_holdsOwnActsAndNoTechnicalColumn() throws IOException {
    Map<String, JsonNode> documents = json("portability");
    assertThat(documents.get("users").at("/parts/0/rows/0").propertyNames())
        .contains("email", "created_at")
        .doesNotContain("last_updated", "last_email_open_at");
    assertThat(belongs(documents, "contacts")).containsExactly("owner_id -> users.id");
    assertThat(belongs(documents, "messages")).containsExactly("sender_id -> users.id");
  }

  @Tag("OK-19")
  @Test
  void portability_exported_holdsNoLongerAndSaysNothingPersonal() throws IOException {
    String key = desk.dueUser();
    String request = desk.request(key, "portability", desk.today());
    assertThat(desk.planned(key, desk.plan())).isEqualTo("held");
    Path file = target();
    Spoken exported = desk.say("request", "export", request, "-o", file.toString());
    assertThat(exported.code()).as(exported.all()).isZero();
    assertThat(exported.all()).doesNotContain("@");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(desk.planned(key, desk.plan())).isEqualTo("due");
    assertThat(desk.say("rights", "--lang", "fr").out()).contains(request, "exportée");
  }

  @Tag("OK-18")
  @Test
  void access_csv_quotesWhatMustBeQuoted() throws IOException {
    Map<String, String> entries = export("access", "csv");
    assertThat(entries.keySet()).anyMatch(name -> name.matches("\\d+-users\\.csv"));
    String contacts =
        entries.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("contacts-owner_id.csv"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    assertThat(contacts).startsWith("id,owner_id,nickname,added_at\r\n");
    assertThat(contacts).contains(",\"mine, \"\"quoted\"\"\",");
  }

  @Test
  void export_intoTheWarehouseOrOntoAFile_isRefusedAndLeavesNothing() throws IOException {
    String request = desk.request(person, "access", desk.today());
    Path warehouse = desk.rig().controller().settings().warehouse();
    Files.createDirectories(warehouse);
    Path link = Files.createSymbolicLink(desk.rig().home().resolve("elsewhere"), warehouse);
    Path there = Files.writeString(target(), "x");
    for (Path wrong : new Path[] {warehouse.resolve("a.zip"), link.resolve("b.zip"), there}) {
      Spoken refused = desk.say("request", "export", request, "-o", wrong.toString());
      assertThat(refused.ended(ExitCode.INVALID)).as(refused.all()).isTrue();
    }
    assertThat(warehouse).isDirectoryNotContaining("glob:**.zip");
    assertThat(there).hasContent("x");
  }

  @Test
  void export_ofSomebodyGone_isRefusedAndLeavesNoFile() {
    String key = desk.activeUser();
    String request = desk.request(key, "access", desk.today());
    desk.carryOut(desk.erasure(desk.request(key, "erasure", desk.today())));
    Path file = target();
    Spoken refused = desk.say("request", "export", request, "-o", file.toString());
    assertThat(refused.ended(ExitCode.INVALID)).as(refused.all()).isTrue();
    assertThat(file).doesNotExist();
  }

  private static Map<String, JsonNode> json(String kind) throws IOException {
    var documents = new HashMap<String, JsonNode>();
    export(kind, "json")
        .forEach(
            (name, text) ->
                documents.put(name.replaceAll("^\\d+-|\\.json$", ""), JSON.readTree(text)));
    return documents;
  }

  private static Map<String, String> export(String kind, String format) throws IOException {
    String request = desk.request(person, kind, desk.today());
    Path file = target();
    desk.done("request", "export", request, "-o", file.toString(), "--format", format);
    var entries = new HashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        entries.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private static JsonNode rows(Map<String, JsonNode> documents, String table, String belongs) {
    for (JsonNode part : documents.get(table).path("parts")) {
      if (part.path("belongs").asString().equals(belongs)) {
        return part.path("rows");
      }
    }
    throw new AssertionError("No such part of " + table);
  }

  private static java.util.List<String> belongs(Map<String, JsonNode> documents, String table) {
    return documents
        .get(table)
        .path("parts")
        .valueStream()
        .map(part -> part.path("belongs").asString())
        .toList();
  }

  private static long count(String sql) {
    return desk.count(sql, person);
  }

  private static String email() {
    return desk.rig()
        .sql()
        .sql("SELECT email FROM users WHERE id::text = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  private static Path target() {
    return desk.rig().home().resolve(UUID.randomUUID() + ".zip");
  }
}
