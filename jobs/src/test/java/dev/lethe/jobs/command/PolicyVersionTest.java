package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.config.decide.Answer;
import dev.lethe.config.decide.DecisionWriter;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.retention.DemoRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A policy that was carried out, and what its next version may say. */
@Tag("KM-19")
@Tag("OK-22")
class PolicyVersionTest {
  private static final String DAY = DemoRig.AS_OF.toString();
  private static Desk desk;
  private static Path policy = Path.of("");
  private static String first = "";

  @BeforeAll
  static void apply() throws SQLException, IOException {
    desk = Desk.open("versions");
    policy = desk.rig().home().resolve("policy.yaml");
    first = Files.readString(policy);
    desk.carryOut(desk.plan());
  }

  @BeforeEach
  void back() throws IOException {
    write(first);
    sign();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void plan_signedPolicy_saysByWhom() {
    JsonNode plan = desk.plan();
    assertThat(plan.path("policy_signer").asString()).isEqualTo("dpo");
    assertThat(plan.path("policy_version").asInt()).isEqualTo(1);
  }

  @Test
  void plan_editedAfterItWasSigned_isRefused() throws IOException {
    write(first + "\n");

    Spoken plan = plan();
    assertThat(plan.ended(ExitCode.REFUSED)).as(plan.all()).isTrue();
    assertThat(plan.err()).startsWith("Cannot run policy kmeroccase: ").contains("is no signature");
  }

  @Test
  void plan_withoutSignature_isRefused() throws IOException {
    Files.delete(policy.resolveSibling("policy.yaml.sig"));

    assertThat(plan().ended(ExitCode.REFUSED)).isTrue();
    assertThat(plan().err()).contains("there is no signature", "lethe policy sign");
  }

  @Test
  void plan_signedByAnotherKey_isRefused() throws Exception {
    Path other = desk.rig().home().resolve("other.pem");
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.writeString(other, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    sign(other);

    assertThat(plan().ended(ExitCode.REFUSED)).isTrue();
  }

  @Test
  void plan_noSignerIsNamed_isLoudlyUnsigned() throws IOException {
    Path settings = desk.rig().home().resolve("lethe.yaml");
    String named = Files.readString(settings);
    Files.writeString(settings, named.replaceAll("(?m)^ *signers:.*\\R", ""));
    try {
      Spoken plan = plan();
      assertThat(plan.ended(ExitCode.DONE)).as(plan.all()).isTrue();
      assertThat(plan.out()).contains("UNSIGNED POLICY");
      assertThat(desk.plan().path("policy_signer").asString()).isEmpty();
    } finally {
      Files.writeString(settings, named);
    }
  }

  @Test
  void plan_shorterPeriod_actsAtOnce() throws IOException {
    second("longer-than: P3Y", "longer-than: P2Y");

    Spoken plan = plan();
    assertThat(plan.ended(ExitCode.DONE)).as(plan.all()).isTrue();
  }

  @Test
  void plan_longerPeriod_isRefusedByName() throws IOException {
    second("longer-than: P3Y", "longer-than: P4Y");

    Spoken plan = plan();
    assertThat(plan.ended(ExitCode.INVALID)).as(plan.all()).isTrue();
    assertThat(plan.err())
        .contains("Rule KM-15: P3Y becomes P4Y, longer. At: KM-15", sha256(), "'lengthened'");
    assertThat(desk.say("retain", "--as-of", DAY, "--run-key", "longer").ended(ExitCode.INVALID))
        .isTrue();
  }

  @Test
  void plan_longerPeriodByDecision_isCarriedOut() throws IOException {
    second("longer-than: P3Y", "longer-than: P4Y");
    write(
        Files.readString(policy)
            + "lengthened: [{at: KM-15, after: \"%s\", by: dpo, on: 2026-01-01, reason: a new law}]\n"
                .formatted(sha256()));
    sign();

    Spoken plan = plan();
    assertThat(plan.ended(ExitCode.DONE)).as(plan.all()).isTrue();
  }

  @Test
  void plan_otherTextOfTheSameVersion_isRefused() throws IOException {
    write(first + "# a remark\n");
    sign();

    assertThat(plan().ended(ExitCode.INVALID)).isTrue();
    assertThat(plan().err()).contains("it is version 1, and version 1 was carried out already");
  }

  @Test
  void plan_answeredQuestion_actsOnceItIsSigned() throws IOException {
    waits();
    assertThat(planned()).containsExactly("deferred");
    Spoken decided =
        Spoken.lethe(
            "policy",
            "decide",
            policy.toString(),
            "--at",
            "KM-15",
            "--by",
            "dpo",
            "--on",
            "2026-01-15",
            "--reason",
            "Three years are right.");
    assertThat(decided.code()).as(decided.all()).isZero();
    assertThat(plan().err()).as("not signed yet").contains("is no signature");

    sign();

    assertThat(planned()).containsExactly("due");
  }

  @Test
  void plan_answerThatNobodySigns_isRefused() throws IOException {
    waits();
    write(answered(false, "2026-01-15"));
    Path settings = desk.rig().home().resolve("lethe.yaml");
    String named = Files.readString(settings);
    Files.writeString(settings, named.replaceAll("(?m)^ *signers:.*\\R", ""));
    try {
      assertThat(plan().ended(ExitCode.REFUSED)).isTrue();
      assertThat(plan().err())
          .startsWith(
              "Cannot run policy kmeroccase: the decision on KM-15 is signed by nobody: the settings name no signer.");
    } finally {
      Files.writeString(settings, named);
    }
  }

  @Test
  void plan_fictionalAnswerOutsideADemonstration_isRefused() throws IOException {
    waits();
    write(answered(true, "2026-01-15"));
    sign();

    assertThat(plan().ended(ExitCode.REFUSED)).isTrue();
    assertThat(plan().err())
        .contains("the decision on KM-15 is fictional, and this is no demonstration");
  }

  @Test
  void plan_answerDatedAfterToday_isRefused() throws IOException {
    waits();
    write(answered(false, desk.today().plusDays(2).toString()));
    sign();

    assertThat(plan().ended(ExitCode.REFUSED)).isTrue();
    assertThat(plan().err()).contains("the decision on KM-15 is dated after today");
  }

  @Test
  void plan_questionTakenAwayOrUsedToKeepLonger_isRefused() throws IOException {
    waits();
    desk.carryOut(desk.plan());
    try {
      write(Files.readString(policy).replace("version: 2", "version: 3").replace(QUESTION, ""));
      sign();

      assertThat(plan().ended(ExitCode.INVALID)).isTrue();
      assertThat(plan().err())
          .contains("The question of KM-15 is gone, and nobody answered it. At: KM-15");

      back();
      waits();
      write(
          answered(false, "2026-01-15").replace("version: 2", "version: 3").replace("P3Y", "P4Y"));
      sign();
      assertThat(plan().ended(ExitCode.INVALID)).isTrue();
      assertThat(plan().err())
          .as("what it promised before it was asked")
          .contains("Rule KM-15: P3Y becomes P4Y, longer. At: KM-15");
    } finally {
      desk.rig().sql().sql("DELETE FROM lethe.applied_policy WHERE version = 2").update();
    }
  }

  @Test
  void erase_whileThePolicyIsLonger_isNotStopped() throws IOException {
    String request = desk.request(desk.activeUser(), "erasure", desk.today().minusDays(2));
    second("longer-than: P3Y", "longer-than: P4Y");

    assertThat(desk.erasure(request).path("state").asString()).isEqualTo("planned");
  }

  @Test
  void diff_withItsDatabase_countsRowsAndMarksWhatIsLonger() throws IOException {
    Path next = desk.rig().home().resolve("next.yaml");
    Files.writeString(next, first.replace("longer-than: P3Y", "longer-than: P4Y"));
    long due = desk.count(INACTIVE.formatted(3));
    long later = desk.count(INACTIVE.formatted(4));

    JsonNode diff =
        desk.done(
            "policy",
            "diff",
            policy.toString(),
            next.toString(),
            "--controller",
            "kmeroccase",
            "--as-of",
            DAY);
    assertThat(diff.path("keeps_longer").asBoolean()).isTrue();
    assertThat(diff.at("/changes/0/kind").asString()).isEqualTo("period-longer");
    assertThat(diff.at("/before/sha256").asString()).isEqualTo(sha256());
    JsonNode row = diff.at("/rows/1");
    assertThat(row.path("rule").asString()).isEqualTo("KM-15");
    assertThat(row.path("before").asLong()).isEqualTo(due);
    assertThat(row.path("after").asLong()).isEqualTo(later).isLessThanOrEqualTo(due);
    assertThat(
            Spoken.lethe("policy", "diff", policy.toString(), next.toString(), "--lang", "fr")
                .out())
        .contains("PLUS LONG", "P3Y devient P4Y, plus long");
  }

  /** Days in the zone of the policy; who was never active counts from the registration. */
  private static final String INACTIVE =
      """
      SELECT count(*) FROM users u WHERE ((SELECT coalesce(max(at), u.created_at) FROM (
        SELECT u.last_login_at UNION ALL SELECT max(published_at) FROM listings WHERE user_id = u.id
        UNION ALL SELECT max(sent_at) FROM messages WHERE sender_id = u.id
        UNION ALL SELECT max(placed_at) FROM orders WHERE buyer_id = u.id
        UNION ALL SELECT max(added_at) FROM contacts WHERE owner_id = u.id
        UNION ALL SELECT max(logged_at) FROM logins WHERE user_id = u.id
        UNION ALL SELECT max(opened_at) FROM support_contacts WHERE user_id = u.id) acts (at))
        AT TIME ZONE 'Africa/Douala')::date + interval '%d years' < '2026-03-01'
      """;

  private static final String QUESTION = "decision: {open: \"Are three years right?\"}\n    ";

  /** The next version of the policy asks about a rule that was carried out. */
  private static void waits() throws IOException {
    second("longer-than: P3Y", QUESTION + "longer-than: P3Y");
    write(
        Files.readString(policy)
            + "lengthened: [{at: KM-15, after: \"%s\", by: dpo, on: 2026-01-01, reason: we ask}]\n"
                .formatted(sha256()));
    sign();
  }

  private static String answered(boolean fictional, String day) throws IOException {
    return DecisionWriter.answer(
        Files.readString(policy),
        "KM-15",
        new Answer("dpo", LocalDate.parse(day), "Three years are right.", fictional));
  }

  /** What a new plan would do with whom KM-15 finds, and does not have to spare. */
  private static List<String> planned() {
    JsonNode plan = desk.done("plan", "--as-of", DemoRig.AS_OF.plusMonths(3).toString());
    return desk.rig()
        .sql()
        .sql(
            "SELECT DISTINCT planned FROM lethe.plan_subject WHERE plan_id = ?::uuid AND rule_id = 'KM-15' AND planned IN ('due', 'deferred')")
        .param(plan.path("plan").asString())
        .query(String.class)
        .list();
  }

  private static void second(String before, String after) throws IOException {
    assertThat(first).contains(before);
    write(first.replace("version: 1\nrole", "version: 2\nrole").replace(before, after));
    sign();
  }

  private static void write(String text) throws IOException {
    Files.writeString(policy, text);
  }

  private static void sign() {
    sign(desk.rig().home().resolve("dpo.pem"));
  }

  private static void sign(Path key) {
    Spoken signed = Spoken.lethe("policy", "sign", policy.toString(), "--key", key.toString());
    assertThat(signed.code()).as(signed.all()).isZero();
  }

  private static String sha256() {
    return PolicyFile.sha256(first.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Spoken plan() {
    return desk.say("plan", "--as-of", DAY);
  }
}
