package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.draft.Answers;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.realdata.PsqlScript;
import dev.lethe.jobs.realdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/fifth-controller.md, command by command, with the schema of a product that nobody
 * here designed, invented rows, and not a line of Java for it. What went is counted in plain SQL.
 */
@ExtendWith(SharedData.class)
class FifthControllerTest {
  private static final String AS_OF = "2025-12-01";
  private static final Pattern PLAN = Pattern.compile("approve (\\S+) --digest (\\p{XDigit}+)");

  @TempDir private Path home;

  @Test
  void guide_followed_retiresWhoIsDueAndNobodyElse() throws Exception {
    FreshDatabase database = analytics();
    Path policy = home.resolve("config/policies/analytics.yaml");
    Files.createDirectories(policy.getParent());
    Files.writeString(home.resolve("source.password"), database.password());

    say(
        "policy",
        "draft",
        "--source",
        database.url(),
        "--user",
        database.user(),
        "--password-file",
        home.resolve("source.password").toString(),
        "--controller",
        "analytics",
        "--zone",
        "UTC",
        "--lang",
        "en",
        "-o",
        policy.toString());
    Files.writeString(policy, answered(Files.readString(policy)));
    assertThat(say("policy", "check", policy.toString())).contains("valid, 15 tables, 2 rules");
    assertThat(say("policy", "explain", policy.toString(), "--lang", "en"))
        .contains("website_event");
    settings(database);
    here("install", "--controller", "analytics");
    here("doctor", "--controller", "analytics");
    Matcher plan = plan();
    String id = plan.group(1);
    here("approve", id, "--digest", plan.group(2), "--key", key().toString(), "--comment", "test");
    here("apply", id);

    counts(database);
    assertThat(here("plan", "--as-of", AS_OF))
        .containsPattern("DRAFT-1 +user +30 +0 ")
        .containsPattern("DRAFT-2 +session +250 +0 ");
  }

  /** Sessions 25 months after the last event, users three years after the last thing they made. */
  private static void counts(FreshDatabase database) {
    assertThat(database.number("SELECT count(*) FROM session")).isEqualTo(250);
    assertThat(
            database.number(
                "SELECT count(*) FROM session s WHERE NOT EXISTS (SELECT FROM website_event e WHERE e.session_id = s.session_id AND e.created_at >= '2025-01-01')"))
        .isZero();
    assertThat(database.number("SELECT count(*) FROM website_event")).isEqualTo(500);
    assertThat(database.number("SELECT count(*) FROM event_data")).isEqualTo(250);
    assertThat(
            database.number(
                "SELECT count(*) FROM event_data d WHERE NOT EXISTS (SELECT FROM website_event e WHERE e.event_id = d.website_event_id)"))
        .isZero();
    assertThat(database.number("SELECT count(*) FROM \"user\"")).isEqualTo(40 - 10);
    assertThat(database.number("SELECT count(*) FROM website")).isEqualTo(10 - 5);
    assertThat(
            database.number(
                "SELECT count(*) FROM website w WHERE NOT EXISTS (SELECT FROM \"user\" u WHERE u.user_id = w.user_id)"))
        .isZero();
  }

  /** What the person who knows the database types into the draft. */
  private static String answered(String draft) {
    return Answers.to(draft).place("refuse-above: 20%", "refuse-above: 60%").yaml();
  }

  private Matcher plan() {
    String planned = here("plan", "--controller", "analytics", "--as-of", AS_OF);
    Matcher plan = PLAN.matcher(planned);
    assertThat(plan.find()).as(planned).isTrue();
    return plan;
  }

  private void settings(FreshDatabase database) throws IOException {
    KeyPair pair = approver();
    Files.writeString(key(), Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    String address =
        "{url: \"%s\", user: %s, password-file: source.password}"
            .formatted(database.url(), database.user());
    Files.writeString(
        home.resolve("lethe.yaml"),
        """
        controllers:
          analytics:
            policy: config/policies/analytics.yaml
            source: %s
            control: %s
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: CM
            operator: tester
            approvers: {dpo: %s}
        """
            .formatted(
                address,
                address,
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
    assertThat(PolicyFile.read(home.resolve("config/policies/analytics.yaml")).rules()).hasSize(2);
  }

  private static KeyPair approver() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path key() {
    return home.resolve("dpo.pem");
  }

  private String here(String... arguments) {
    var all = new java.util.ArrayList<>(java.util.List.of(arguments));
    all.add("--home");
    all.add(home.toString());
    return say(all.toArray(String[]::new));
  }

  private static String say(String... arguments) {
    Spoken said = Spoken.lethe(arguments);
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return said.out();
  }

  private static FreshDatabase analytics() throws SQLException {
    FreshDatabase database = TestDatabase.newest().fresh("fifth");
    try (Connection connection = database.connect()) {
      PsqlScript.run(connection, SharedData.path("schema-umami/umami_pg15.sql"));
    }
    database.execute(
        Path.of(
            Objects.requireNonNull(FifthControllerTest.class.getResource("analytics-rows.sql"))
                .getPath()));
    return database;
  }
}
