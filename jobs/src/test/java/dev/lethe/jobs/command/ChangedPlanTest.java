package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.sign.PolicySignature;
import dev.lethe.jobs.CodeVersion;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Invariant I3: nothing is carried out but what an approver saw, and only if an approver did. */
class ChangedPlanTest {
  private static Desk desk;
  private static Path settings = Path.of("");
  private static String asInstalled = "";
  private static JsonNode plan = new JsonMapper().createObjectNode();
  private long users;

  @BeforeAll
  static void create() throws SQLException, IOException {
    desk = Desk.open("changed");
    settings = desk.rig().home().resolve(Installation.FILE);
    asInstalled = Files.readString(settings);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @BeforeEach
  void plan() {
    plan = desk.plan();
    users = users();
  }

  @AfterEach
  void nobodyWasTouched() throws IOException {
    Files.writeString(settings, asInstalled);
    assertThat(users()).isEqualTo(users);
  }

  @Test
  void apply_policyChangedAfterApproval_isRefused() throws IOException, GeneralSecurityException {
    approve();
    Path policy = desk.rig().home().resolve("policy.yaml");
    String approved = Files.readString(policy);
    try {
      publish(policy, approved + "# read again\n");
      refused("the policy has changed since it was made");
    } finally {
      publish(policy, approved);
    }
  }

  @Test
  void apply_schemaChangedAfterApproval_isRefused() {
    approve();
    desk.rig().sql().sql("ALTER TABLE users ALTER full_name TYPE varchar(500)").update();
    try {
      refused("the database schema has changed since it was made");
    } finally {
      desk.rig().sql().sql("ALTER TABLE users ALTER full_name TYPE text").update();
    }
  }

  @Test
  void apply_byAnotherProgram_isRefused()
      throws IOException, InterruptedException, URISyntaxException {
    approve();
    Path said = desk.rig().home().resolve("other-program.log");

    Process other =
        new ProcessBuilder(applyWith(otherProgram())).redirectError(said.toFile()).start();

    assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(said)).contains("the program has changed since it was made");
    assertThat(other.exitValue()).isEqualTo(ExitCode.REFUSED.number());
  }

  @Test
  void apply_decisionThatNobodySigned_isRefused() {
    desk.rig()
        .sql()
        .sql(
            """
            INSERT INTO lethe.approval
              (plan_id, digest, decision, how, approver, comment, signature, decided_at)
            VALUES (?::uuid, ?, 'approved', 'signed', 'dpo', 'fine', decode(repeat('00', 64), 'hex'), now())
            """)
        .params(id(), digest())
        .update();

    refused("its signature is of no approver");
  }

  @Test
  void apply_rejectionTurnedIntoApproval_isRefused() {
    assertThat(decide("dpo.pem", "--reject").ended(ExitCode.DONE)).isTrue();
    change("UPDATE lethe.approval SET decision = 'approved'");

    refused("its signature is of no approver");
  }

  @Test
  void apply_decisionGivenToAnotherApprover_isRefused()
      throws IOException, GeneralSecurityException {
    secondApprover("board");
    approve();
    change("UPDATE lethe.approval SET approver = 'board'");

    refused("the record does not fit its signature");
  }

  @Test
  void apply_decisionTurnedIntoOneOfThePolicyItself_isRefused() {
    approve();
    change("UPDATE lethe.approval SET how = 'self'");

    refused("it is above approve-above and no person approved it");
  }

  @Test
  void approve_byWhoRequestedThePlan_isRefused() throws IOException {
    Files.writeString(settings, asInstalled.replace("operator: tester", "operator: dpo"));
    plan = desk.plan();

    Spoken approved = decide("dpo.pem");

    assertThat(approved.ended(ExitCode.REFUSED)).as(approved.all()).isTrue();
    assertThat(approved.err()).contains("its requester may not approve it");
    assertThat(desk.say("apply", id()).ended(ExitCode.WAITING)).isTrue();
  }

  @Test
  void approve_withTheKeyOfNoApprover_isRefused() throws IOException, GeneralSecurityException {
    key("stranger.pem");

    Spoken approved = decide("stranger.pem");

    assertThat(approved.ended(ExitCode.REFUSED)).as(approved.all()).isTrue();
    assertThat(approved.err()).contains("its signature is of no approver");
  }

  private static void approve() {
    Spoken approved = decide("dpo.pem");
    assertThat(approved.ended(ExitCode.DONE)).as(approved.all()).isTrue();
  }

  private static Spoken decide(String key, String... more) {
    var words =
        new java.util.ArrayList<>(
            List.of("approve", id(), "--digest", digest(), "--comment", "as discussed", "--key"));
    words.add(desk.rig().home().resolve(key).toString());
    words.addAll(List.of(more));
    return desk.say(words.toArray(String[]::new));
  }

  private static void change(String update) {
    int rows = desk.rig().sql().sql(update + " WHERE plan_id::text = ?").param(id()).update();
    assertThat(rows).isEqualTo(1);
  }

  private static void refused(String reason) {
    Spoken applied = desk.say("apply", id());
    assertThat(applied.ended(ExitCode.REFUSED)).as(applied.all()).isTrue();
    assertThat(applied.err()).startsWith("Cannot ").contains(reason);
  }

  private static void publish(Path policy, String text)
      throws IOException, GeneralSecurityException {
    Files.writeString(policy, text);
    Files.writeString(
        PolicySignature.beside(policy),
        PolicySignature.of(
            PolicyFile.read(policy), Approvers.privateKey(desk.rig().home().resolve("dpo.pem"))));
  }

  private static void secondApprover(String label) throws IOException, GeneralSecurityException {
    Files.writeString(
        settings,
        asInstalled.replace(
            "approvers: {", "approvers: {%s: %s, ".formatted(label, key("second.pem"))));
  }

  /** The public half of a new key. */
  private static String key(String file) throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var base64 = Base64.getEncoder();
    Files.writeString(
        desk.rig().home().resolve(file), base64.encodeToString(pair.getPrivate().getEncoded()));
    return base64.encodeToString(pair.getPublic().getEncoded());
  }

  /** The classpath of a program that has one class more. */
  private static String otherProgram() throws IOException, URISyntaxException {
    Path here =
        Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path copy = desk.rig().home().resolve("other-program");
    try (var files = Files.walk(here)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(here.relativize(file).toString()));
      }
    }
    Files.writeString(copy.resolve("Added.class"), "another");
    return copy + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static List<String> applyWith(String classpath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        classpath,
        "dev.lethe.jobs.command.Lethe",
        "apply",
        id(),
        "--home",
        desk.rig().home().toString());
  }

  private static String id() {
    return plan.path("plan").asString();
  }

  private static String digest() {
    return plan.path("digest").asString();
  }

  private static long users() {
    return desk.count("SELECT count(*) FROM users");
  }
}
