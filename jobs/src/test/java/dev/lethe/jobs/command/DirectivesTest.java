package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.CrashPoint;
import dev.lethe.config.ExitCode;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.KilledRun;
import dev.lethe.jobs.rights.Deaths;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the deceased had decided, by the commands a person types. */
@Tag("KI-20")
class DirectivesTest {
  private static Desk desk;

  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open("directives", text -> text.replace("fraud]", "fraud, post-mortem]"));
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void erase_ofSomebodyActive_waitsForApprovalAndTakesThePersonAndNobodyElse() {
    String key = desk.activeUser();
    long others = desk.count("SELECT count(*) FROM users") - 1;
    String directive = add(key, "erase", desk.today());
    JsonNode plan = erasure(directive);
    assertThat(plan.path("rules").get(0).path("due").asLong()).isEqualTo(1);
    Spoken early = desk.say("apply", plan.path("plan").asString());
    assertThat(early.ended(ExitCode.WAITING)).as("a person must approve").isTrue();
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isFalse();
    assertThat(desk.count("SELECT count(*) FROM messages WHERE sender_id::text = ?", key)).isZero();
    assertThat(desk.count("SELECT count(*) FROM users")).isEqualTo(others);
    assertThat(end(directive, "done").ended(ExitCode.INVALID)).as("unverified").isTrue();
    desk.release(plan);
    assertThat(lastErasure().counts().done()).isEqualTo(1);
    assertThat(deaths(key)).as("gone with the row").isZero();
    assertThat(end(directive, "done").code()).isZero();
    assertThat(knownBy(key)).isZero();
  }

  @Test
  void erase_killedBetweenPlanAndNote_leavesAPlanThatDoesNothing()
      throws IOException, InterruptedException {
    String key = desk.activeUser();
    String directive = add(key, "erase", desk.today());
    KilledRun.killAt(
        desk.rig(),
        CrashPoint.AFTER_PLAN,
        0,
        List.of("directive", "erase", directive, "--as-of", DemoRig.AS_OF.toString()));
    String orphan =
        desk.rig()
            .sql()
            .sql(
                "SELECT plan_id::text FROM lethe.plan WHERE run_key LIKE ? AND plan_id NOT IN (SELECT plan_id FROM lethe.erasure)")
            .param("directive|" + directive + "%")
            .query(String.class)
            .single();
    String digest =
        desk.rig()
            .sql()
            .sql("SELECT digest FROM lethe.plan WHERE plan_id::text = ?")
            .param(orphan)
            .query(String.class)
            .single();
    String pem = desk.rig().home().resolve("dpo.pem").toString();
    desk.say("approve", orphan, "--digest", digest, "--key", pem, "--comment", "as asked");
    desk.say("apply", orphan);
    assertThat(desk.isThere(key)).isTrue();
    JsonNode plan = erasure(directive);
    desk.carryOut(plan);
    assertThat(desk.isThere(key)).isFalse();
    desk.release(plan);
    assertThat(end(directive, "done").code()).isZero();
  }

  @Test
  void retain_ofSomebodyDue_holdsUntilItIsClosed() {
    String key = desk.dueUser();
    LocalDate today = desk.today();
    String directive = add(key, "retain", today, "--until", today.plusYears(3).toString());
    assertThat(desk.planned(key, desk.plan())).isEqualTo("held");
    assertThat(find(directive).path("due_on").asString())
        .as("reviewed within a year")
        .isEqualTo(today.plusMonths(12).toString());
    String hold =
        desk.rig()
            .sql()
            .sql(
                "SELECT hold_id::text FROM lethe.hold WHERE subject_key = ? AND kind = 'post-mortem'")
            .param(key)
            .query(String.class)
            .single();
    assertThat(desk.say("hold", "close", hold).ended(ExitCode.INVALID)).isTrue();
    assertThat(desk.planned(key, desk.plan())).as("still").isEqualTo("held");
    JsonNode plan = erasure(add(key, "erase", today));
    assertThat(plan.path("rules").get(0).path("held").asLong()).as("stronger").isEqualTo(1);
    assertThat(end(directive, "done").code()).isZero();
    assertThat(desk.planned(key, desk.plan())).isEqualTo("due");
    assertThat(desk.count("SELECT count(*) FROM lethe.hold WHERE subject_key = ?", key)).isZero();
  }

  @Test
  void review_ofWhatIsKept_movesItsDayAndNeverBeyondItsEnd() {
    LocalDate today = desk.today();
    LocalDate until = today.plusMonths(5);
    String directive = add(desk.activeUser(), "retain", today, "--until", until.toString());
    assertThat(find(directive).path("due_on").asString()).isEqualTo(until.toString());
    passed(directive, "due_on = '2026-01-01'");
    assertThat(stage(directive)).isEqualTo("overdue");
    assertThat(desk.say("rights").ended(ExitCode.RESIDUE)).isTrue();
    desk.done("directive", "review", directive, "--approver", "dpo");
    assertThat(stage(directive)).isEqualTo("on-time");
    assertThat(find(directive).path("due_on").asString()).isEqualTo(until.toString());
    passed(directive, "keep_until = '2026-01-01'");
    Spoken over = desk.say("directive", "review", directive, "--approver", "dpo");
    assertThat(over.ended(ExitCode.INVALID)).isTrue();
    assertThat(over.all()).contains("--until");
    assertThat(end(directive, "done").code()).isZero();
  }

  @Test
  void communicate_ofSomebodyDue_holdsUntilTheExportForAMonthAtMost() throws IOException {
    String key = desk.dueUser();
    LocalDate aMonthAgo = desk.today().minusMonths(1);
    String late = add(key, "communicate", aMonthAgo.minusDays(2));
    assertThat(desk.planned(key, desk.plan())).as("overdue").isEqualTo("due");
    assertThat(stage(late)).isEqualTo("overdue");
    String pending = add(key, "communicate", aMonthAgo.plusDays(2));
    assertThat(desk.planned(key, desk.plan())).as("pending").isEqualTo("held");
    Path file = desk.rig().home().resolve("heir.zip");
    desk.done("directive", "export", pending, "-o", file.toString());
    try (var zip = new ZipFile(file.toFile())) {
      String users =
          new String(
              zip.getInputStream(zip.getEntry("00-users.json")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(users).contains(value("email", key));
    }
    assertThat(desk.planned(key, desk.plan())).as("handed over").isEqualTo("due");
    assertThat(end(late, "refused").code()).isZero();
    assertThat(end(pending, "done").code()).isZero();
    assertThat(deaths(key)).as("still nobody to write to").isEqualTo(1);
  }

  @Test
  void export_ofAnotherKind_writesNothing() {
    String directive = add(desk.activeUser(), "erase", desk.today());
    Path file = desk.rig().home().resolve("nothing.zip");
    Spoken refused = desk.say("directive", "export", directive, "-o", file.toString());
    assertThat(refused.ended(ExitCode.INVALID)).isTrue();
    assertThat(Files.exists(file)).isFalse();
    assertThat(end(directive, "withdrawn").code()).isZero();
  }

  @Test
  void add_anyDirective_isDueOneMonthLaterByPostgresCalendar() {
    for (LocalDate day : List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2024, 2, 29))) {
      String directive = add(desk.activeUser(), "communicate", day);
      String due =
          desk.rig()
              .sql()
              .sql("SELECT (?::date + interval '1 month')::date::text")
              .param(day)
              .query(String.class)
              .single();
      assertThat(find(directive).path("due_on").asString()).isEqualTo(due);
      assertThat(end(directive, "withdrawn").code()).isZero();
    }
  }

  @Test
  void end_ofSomebodyWhoseIdentifiersAloneWereReplaced_forgetsNoDeath() {
    String key = desk.dueUser();
    String directive = add(key, "none", desk.today());
    UUID plan = UUID.fromString(desk.plan().path("plan").asString());
    desk.rig()
        .sql()
        .sql(
            "UPDATE lethe.plan_subject SET outcome = 'done' WHERE plan_id = ? AND subject_key = ? AND subject_table = 'users'")
        .params(plan, key)
        .update();
    Controller controller = desk.rig().controller();
    Deaths.end(controller.under(replacing(controller.policy())), plan);
    assertThat(knownBy(key)).isEqualTo(2);
    Deaths.end(controller, plan);
    assertThat(knownBy(key)).isZero();
    assertThat(find(directive).path("outcome").asString()).isEqualTo("done");
  }

  /** The same rules, but that what they find stays under a pseudonym. */
  private static Policy replacing(Policy policy) {
    List<Rule> rules =
        policy.rules().stream()
            .map(
                rule ->
                    new Rule(
                        rule.id(),
                        rule.clause(),
                        rule.subject(),
                        rule.trigger(),
                        rule.conditions(),
                        Then.PSEUDONYMISE,
                        Optional.empty(),
                        Optional.empty(),
                        rule.decision(),
                        Optional.empty()))
            .toList();
    return policy.withRules(rules, policy.limits());
  }

  @Test
  void withdrawn_noticeThatWasWrong_bringsThePersonBack() {
    String key = desk.activeUser();
    String first = add(key, "none", desk.today());
    String second = add(key, "communicate", desk.today());
    assertThat(end(first, "withdrawn").code()).isZero();
    assertThat(deaths(key)).as("the other notice stands").isEqualTo(1);
    assertThat(end(second, "withdrawn").code()).isZero();
    assertThat(knownBy(key)).isZero();
  }

  @Test
  void withdrawn_secondDirectiveOfSomebodyWhoDied_leavesThemDead() {
    String key = desk.activeUser();
    String carriedOut = add(key, "communicate", desk.today());
    assertThat(end(carriedOut, "done").code()).isZero();
    String mistaken = add(key, "erase", desk.today());
    assertThat(end(mistaken, "withdrawn").code()).isZero();
    assertThat(deaths(key)).as("the first notice was right").isEqualTo(1);
  }

  @Test
  void add_nameInPlaceOfAReference_isRefusedWithoutRepeatingIt() {
    Spoken named = say(desk.activeUser(), "none", desk.today(), "Jane Doe", "dpo");
    assertThat(named.ended(ExitCode.INVALID)).isTrue();
    assertThat(named.all()).doesNotContain("Jane");
    Spoken stranger = say(desk.activeUser(), "none", desk.today(), "DC-1", "nobody");
    assertThat(stranger.ended(ExitCode.INVALID)).isTrue();
    Spoken tomorrow = say(desk.activeUser(), "none", desk.today().plusDays(1), "DC-1", "dpo");
    assertThat(tomorrow.ended(ExitCode.INVALID)).isTrue();
    Spoken endless = say(desk.activeUser(), "retain", desk.today(), "DC-1", "dpo");
    assertThat(endless.all()).contains("--until");
    assertThat(endless.ended(ExitCode.INVALID)).isTrue();
  }

  @Test
  void answers_inFrenchAndEnglish_showNoKey() {
    String key = desk.activeUser();
    String directive = add(key, "erase", desk.today());
    Spoken french = desk.say("directive", "list", "--lang", "fr");
    Spoken english = desk.say("directive", "list", "--lang", "en");
    assertThat(french.out()).contains(directive, "effacer", "ouverte");
    assertThat(english.out()).contains(directive, "erase", "open");
    assertThat(english.out().lines().filter(line -> line.contains(directive)))
        .noneMatch(line -> line.matches(".*\\b" + key + "\\b.*"));
    assertThat(end(directive, "withdrawn").out()).contains(directive);
  }

  private static String add(String key, String kind, LocalDate on, String... more) {
    Spoken added = say(key, kind, on, "DC-2026-3", "dpo", more);
    assertThat(added.code()).as(added.all()).isZero();
    return added.json().path("directive").asString();
  }

  private static Spoken say(
      String key, String kind, LocalDate on, String proof, String approver, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("directive", "add", "--table", "users", "--key", key, "--kind", kind));
    arguments.addAll(
        List.of("--notified-on", on.toString(), "--proof", proof, "--approver", approver));
    arguments.addAll(Arrays.asList(more));
    arguments.add("--json");
    return desk.say(arguments.toArray(String[]::new));
  }

  private static Spoken end(String directive, String outcome) {
    return desk.say("directive", "close", directive, "--outcome", outcome);
  }

  private static JsonNode erasure(String directive) {
    return desk.done("directive", "erase", directive, "--as-of", DemoRig.AS_OF.toString());
  }

  private static JsonNode find(String directive) {
    return find(desk.done("directive", "list").path("directives"), "directive", directive);
  }

  private static String stage(String directive) {
    JsonNode tasks = desk.say("rights", "--json").json().path("directives");
    return find(tasks, "request", directive).path("stage").asString();
  }

  private static JsonNode find(JsonNode list, String field, String id) {
    for (JsonNode one : list) {
      if (one.path(field).asString().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("Directive is not listed");
  }

  private static void passed(String directive, String change) {
    desk.rig()
        .sql()
        .sql("UPDATE lethe.directive SET %s WHERE directive_id::text = ?".formatted(change))
        .param(directive)
        .update();
  }

  private static long deaths(String key) {
    return desk.count(
        "SELECT count(*) FROM lethe.death WHERE subject_table = 'users' AND subject_key = ?", key);
  }

  /** Where the registers of the dead still know a key. */
  private static long knownBy(String key) {
    return deaths(key)
        + desk.count("SELECT count(*) FROM lethe.directive WHERE subject_key = ?", key);
  }

  private static String value(String column, String key) {
    return desk.rig()
        .sql()
        .sql("SELECT %s FROM users WHERE id::text = ?".formatted(column))
        .param(key)
        .query(String.class)
        .single();
  }

  private static RuleRecord lastErasure() {
    return desk.rig().controller().runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .filter(record -> record.rule().id().equals(Erasures.AFTER_DEATH) && record.ownTable())
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
