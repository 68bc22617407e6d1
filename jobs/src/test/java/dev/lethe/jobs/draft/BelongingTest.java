package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose rows are, in shapes that real schemas have. */
class BelongingTest {
  private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, email text);";

  @Test
  void draft_ofAMessageBetweenTwo_leavesEachTheirPart() {
    String yaml =
        draft(
            """
            CREATE TABLE messages (id int PRIMARY KEY, recipient_id int REFERENCES users,
                                   sender_id int REFERENCES users, body text);
            """);

    assertThat(yaml)
        .contains("{via: recipient_id -> users.id, at-expiry: blank, owns: [recipient_id]}")
        .contains("{via: sender_id -> users.id, at-expiry: blank, owns: [sender_id, body]}");
  }

  @Test
  void draft_ofACircle_keepsTheLinkThatLeadsToAPerson() {
    String yaml =
        draft(
            """
            CREATE TABLE carts (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, latest_item int);
            CREATE TABLE items (id int PRIMARY KEY, cart_id int NOT NULL REFERENCES carts, note text);
            ALTER TABLE carts ADD FOREIGN KEY (latest_item) REFERENCES items;
            """);

    assertThat(yaml)
        .contains("subject: cart_id -> carts.id", "subject: user_id -> users.id")
        .contains("Rows of items are deleted for their owners, but carts.latest_item references");
  }

  @Test
  void draft_ofAReplyToItself_asksWhatBecomesOfIt() {
    String yaml =
        draft(
            """
            CREATE TABLE posts (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users,
                                parent_id int REFERENCES posts, body text);
            """);

    assertThat(yaml).contains("but posts.parent_id references");
  }

  @Test
  void draft_ofAGuessMostlyOfOrphans_isNoLink() {
    String yaml =
        draft(
            """
            INSERT INTO users VALUES (1, 'a@b.example');
            CREATE TABLE notes (id int PRIMARY KEY, user_id int, body text);
            INSERT INTO notes SELECT n, n, 'text' FROM generate_series(1, 10) n;
            """);

    assertThat(yaml).doesNotContain("user_id -> users.id").contains("user_id: link, named like");
  }

  @Test
  void draft_ofNamesThatYamlWouldMisread_isReadBack(@TempDir Path folder) throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("odd");
    database.execute(
        """
        CREATE TABLE "null" (id int PRIMARY KEY, "true" text, email text, created_at timestamptz);
        CREATE TABLE "with
        break: [" (id int PRIMARY KEY, email text);
        CREATE TABLE "Käse" (id int PRIMARY KEY, "No" text, "e mail" text, email text);
        """);
    DraftedPolicy draft =
        PolicyDraft.of(database.dataSource(), DraftClassificationTest.request(10));
    Path file = Files.writeString(folder.resolve("p.yaml"), draft.yaml());

    assertThat(PolicyFile.read(file).table(TableName.of("null")).columns()).containsKey("true");
    assertThat(draft.unspeakable()).hasSize(2);
  }

  @Test
  void draft_ofAnEmptyDatabase_saysSo() {
    FreshDatabase database = TestDatabase.newest().fresh("empty");

    assertThat(PolicyDraft.of(database.dataSource(), DraftClassificationTest.request(10)).yaml())
        .contains("No table was found that holds people");
  }

  @Test
  void remarks_ofBothLanguages_haveTheSameKeys() {
    assertThat(keys("remarks.properties")).isEqualTo(keys("remarks_fr.properties"));
    for (Language language : Language.values()) {
      var request = new DraftRequest(new ControllerId("market"), ZoneOffset.UTC, language, 100);
      assertThat(PolicyDraft.of(Databases.market().dataSource(), request).yaml())
          .contains(language == Language.FR ? "d'après son nom" : "by its name")
          .doesNotContain("%s", "%%");
    }
  }

  private static java.util.Set<String> keys(String file) {
    try (var in = PolicyDraft.class.getResourceAsStream(file)) {
      return new java.util.PropertyResourceBundle(in).keySet();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String draft(String tables) {
    FreshDatabase database = TestDatabase.newest().fresh("shapes");
    database.execute(USERS + tables);
    return PolicyDraft.of(database.dataSource(), DraftClassificationTest.request(100)).yaml();
  }
}
