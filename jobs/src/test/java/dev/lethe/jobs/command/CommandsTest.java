package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.retention.DemoRig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One plan from its making to its report, by the commands a person types, in that order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsTest {
  private static final String DAY = DemoRig.AS_OF.toString();
  private static final Pattern WORD = Pattern.compile("[^\\s,;:\"'<>()]+");

  private static DemoRig rig;
  private static Set<String> personal = Set.of();
  private static final List<Spoken> SPOKEN = new ArrayList<>();
  private static String plan = "";
  private static String digest = "";

  @BeforeAll
  static void create() throws SQLException {
    rig = DemoRig.create("commands", 400);
    personal =
        new HashSet<>(
            rig.sql()
                .sql(
                    "SELECT email FROM users UNION SELECT username FROM users UNION SELECT phone FROM users")
                .query(String.class)
                .list());
    assertThat(personal).hasSizeGreaterThan(800);
  }

  /** Answers and complaints of all commands together. */
  @AfterAll
  static void noCommandNamedAnybody() {
    long named =
        SPOKEN.stream()
            .flatMap(one -> WORD.matcher(one.all()).results())
            .filter(word -> personal.contains(word.group()))
            .count();
    rig.close();
    assertThat(named).isZero();
  }

  @Test
  @Order(1)
  void doctor_rightAfterInstall_findsNothingWrong() {
    assertThat(say("install").ended(ExitCode.DONE)).isTrue();
    assertThat(say("uninstall", "--print-sql").out()).contains("REVOKE ALL ON");
    Spoken doctor = say("doctor", "--json");
    assertThat(doctor.out()).contains("1 in place", "every link has one");
    assertThat(doctor.code()).as(doctor.all()).isZero();
    assertThat(doctor.json().path("findings").size()).isGreaterThan(8);
  }

  @Test
  @Order(2)
  void plan_json_namesPlanAndDigest() {
    Spoken planned = say("plan", "--as-of", DAY, "--json");
    assertThat(planned.code()).as(planned.all()).isZero();
    plan = planned.json().path("plan").asString();
    digest = planned.json().path("digest").asString();
    assertThat(UUID.fromString(plan).version()).isEqualTo(4);
    assertThat(digest).matches("[0-9a-f]{64}");
  }

  @Test
  @Order(3)
  void apply_beforeApproval_waits() {
    Spoken applied = say("apply", plan);
    assertThat(applied.code()).isEqualTo(ExitCode.WAITING.number());
    assertThat(applied.err()).startsWith("Plan " + plan + " waits").contains("lethe approve");
  }

  @Test
  @Order(4)
  void approve_otherDigest_isRefused() {
    Spoken approved = approve("0".repeat(64));
    assertThat(approved.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(approved.err()).startsWith("Cannot ");
  }

  @Test
  @Order(5)
  void hold_addedListedClosed_showsNoKey() {
    String key = "1";
    Spoken added =
        say(
            "hold",
            "add",
            "--table",
            "users",
            "--key",
            key,
            "--kind",
            "legal-claim",
            "--case",
            "case-7",
            "--approver",
            "dpo",
            "--review-on",
            "2030-01-01",
            "--json");
    assertThat(added.code()).as(added.all()).isZero();
    String hold = added.json().path("hold").asString();
    Spoken listed = say("hold", "list");
    assertThat(listed.out()).contains(hold, "case-7", "2030-01-01");
    assertThat(say("hold", "close", hold).ended(ExitCode.DONE)).isTrue();
  }

  @Test
  @Order(6)
  void release_beforeApply_isRefused() {
    assertThat(approve(digest).code()).isZero();
    Spoken released = say("release", plan);
    assertThat(released.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(released.err()).contains("it is not applied yet");
  }

  @Test
  @Order(7)
  void applyAndRelease_afterApproval_endWell() {
    Spoken applied = say("apply", plan, "--json");
    assertThat(applied.code()).as(applied.all()).isZero();
    assertThat(applied.json().path("decided").asLong()).isPositive();
    Spoken released = say("release", plan, "--json");
    assertThat(released.code()).as(released.all()).isZero();
    assertThat(say("release", plan).code()).as("again").isZero();
    Spoken again = say("apply", plan, "--lang", "en");
    assertThat(again.code()).as(again.all()).isZero();
    assertThat(again.out()).contains("is closed").doesNotContain("Next");
  }

  @Test
  @Order(8)
  void verify_afterRelease_isClean() {
    Spoken verified = say("verify", "--json");
    assertThat(verified.code()).as(verified.all()).isZero();
    assertThat(verified.json().path("clean").asBoolean()).isTrue();
    assertThat(verified.json().path("chain_intact").asBoolean()).isTrue();
  }

  @Test
  @Order(8)
  void backups_afterRelease_areListedConfirmedAndOverdueOnTheirDay() {
    assertThat(say("backups", "list", "--lang", "fr").out()).contains("KM-15", "pas encore");
    Spoken confirmed = say("backups", "confirm", "--oldest", "2020-01-01", "--json");
    assertThat(confirmed.code()).as(confirmed.all()).isZero();
    assertThat(confirmed.json().path("answered").asLong()).isZero();
    String lastDay = "UPDATE lethe.backup_duty SET last_day = last_day %s 999";
    rig.sql().sql(lastDay.formatted("-")).update();
    Spoken overdue = say("backups", "list", "--json");
    assertThat(overdue.ended(ExitCode.RESIDUE)).as(overdue.all()).isTrue();
    assertThat(overdue.json().path("duties").path(0).path("standing").asString())
        .isEqualTo("overdue");
    assertThat(overdue.json().path("oldest_restorable").asString()).isEqualTo("2020-01-01");
    Spoken verified = say("verify", "--lang", "en");
    assertThat(verified.ended(ExitCode.RESIDUE)).as(verified.all()).isTrue();
    assertThat(verified.out()).contains("Backups overdue: ");
    rig.sql().sql(lastDay.formatted("+")).update();
  }

  @Test
  @Order(9)
  void traffic_oneDay_isPublishedOnce() {
    Spoken first = say("traffic", "--day", "2026-02-20");
    assertThat(first.code()).as(first.all()).isZero();
    assertThat(say("traffic", "--day", "2026-02-20").code()).isZero();
    Spoken answer = say("sql", "--json", "SELECT count(*) FROM traffic_visits");
    assertThat(answer.json().path("rows").get(0).get(0).asLong()).isEqualTo(1);
  }

  @Test
  @Order(10)
  void sqlAndTables_afterRelease_answerWithoutSpark() {
    Spoken people = say("sql", "SELECT sum(people) AS all_people FROM retired_people", "--json");
    assertThat(people.code()).as(people.all()).isZero();
    assertThat(people.json().path("rows").get(0).get(0).asLong()).isGreaterThanOrEqualTo(11);
    assertThat(say("tables").out()).contains("retired_people", "traffic_visits");
    assertThat(say("sql", "DELETE FROM retired_people").code())
        .isEqualTo(ExitCode.INVALID.number());
  }

  @Test
  @Order(10)
  void runs_ofAPlan_showItsId() {
    Spoken runs = say("runs", "--lang", "en");
    assertThat(runs.out()).contains(" plan ", plan);
    assertThat(runs().path(0).path("plan").asString()).isEqualTo(plan);
    Spoken other = say("apply", UUID.randomUUID().toString());
    assertThat(other.err()).contains("'lethe runs' lists them");
  }

  @Test
  @Order(11)
  void report_bothLanguages_tellTheRun() {
    String run = runs().path(0).path("run").asString();
    assertThat(say("report", run, "--lang", "fr").out()).contains("inactives depuis 3 ans");
    assertThat(say("report", run, "--lang", "en").out()).contains("inactives depuis 3 ans");
    assertThat(say("report", run, "--public", "--json").code()).isZero();
    assertThat(rig.home().resolve("reports")).isDirectoryContaining("glob:**.html");
  }

  @Test
  @Order(12)
  void evidenceVerify_afterDamage_endsWithSix() throws java.io.IOException {
    Path evidence = rig.controller().settings().evidence();
    assertThat(say("evidence", "verify", evidence.toString()).code()).isZero();
    Path log = evidence.resolve("run-log.jsonl");
    String whole = Files.readString(log);
    Files.writeString(log, whole.replaceFirst("\"n_done\":\\d", "\"n_done\":9"));
    assertThat(Files.readString(log)).isNotEqualTo(whole);
    assertThat(say("evidence", "verify", evidence.toString()).code())
        .isEqualTo(ExitCode.RESIDUE.number());
    assertThat(say("verify").code()).isEqualTo(ExitCode.RESIDUE.number());
    Files.writeString(log, whole);
  }

  @Test
  @Order(13)
  void verify_evidenceSignedAnewWithAnotherKey_endsWithSix() throws java.io.IOException {
    Path evidence = rig.controller().settings().evidence();
    Path forger = rig.home().resolve("forger");
    RunLog.in(forger).append(rig.controller().runLog().read());
    for (String file : List.of("run-log.jsonl", "run-log.head.json", "run-log.pub")) {
      Files.copy(
          forger.resolve("evidence").resolve(file),
          evidence.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(say("evidence", "verify", evidence.toString()).code()).as("in itself").isZero();
    Spoken verified = say("verify", "--lang", "en");
    assertThat(verified.ended(ExitCode.RESIDUE)).as(verified.all()).isTrue();
    assertThat(verified.out()).contains("Not intact: the key beside the log is not the expected");
  }

  private static tools.jackson.databind.JsonNode runs() {
    var all = new ArrayList<tools.jackson.databind.JsonNode>();
    say("runs", "--json")
        .json()
        .path("runs")
        .forEach(
            run -> {
              if (run.path("job").asString().equals("retention")) {
                all.add(run);
              }
            });
    var mapper = new tools.jackson.databind.json.JsonMapper();
    return mapper.valueToTree(all);
  }

  private static Spoken approve(String digest) {
    return say(
        "approve",
        plan,
        "--digest",
        digest,
        "--key",
        rig.home().resolve("dpo.pem").toString(),
        "--comment",
        "as discussed");
  }

  private static Spoken say(String... arguments) {
    Spoken spoken = Spoken.at(rig.home(), arguments);
    SPOKEN.add(spoken);
    return spoken;
  }
}
