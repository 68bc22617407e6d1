package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.retention.DemoRig;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A retention run of the inventory service among people who have died. */
@Tag("KI-20")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectiveRunTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-01-01");
  private static final String DUE =
      "state = 'terminated' AND (terminated_at AT TIME ZONE 'Europe/Paris')::date + 22 < '2026-01-01'";
  private static DemoRig rig;
  private static List<String> due;
  private static String none = "";

  @BeforeAll
  static void retainAmongTheDead() throws SQLException {
    rig = DemoRig.of("k-inventory", "after_death", 400, text -> text);
    due = keys("SELECT id::text FROM tenants WHERE " + DUE + frozen() + " ORDER BY id");
    assertThat(due).hasSizeGreaterThan(3);
    LocalDate today = rig.controller().today();
    add(due.get(0), "retain", today, "--until", today.plusYears(2).toString());
    add(due.get(1), "communicate", today);
    none = add(due.get(2), "none", today);
    add(due.get(3), "communicate", today.minusMonths(1).minusDays(1));
    assertThat(rig.retain("death", AS_OF).code()).isEqualTo(ExitCode.WAITING);
    rig.approve("death");
    assertThat(rig.retain("death", AS_OF).code()).isEqualTo(ExitCode.DONE);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Order(1)
  @Test
  void retain_amongTheDead_sparesWhatIsKeptOrWaitsAndNobodyElse() {
    assertThat(keys("SELECT id::text FROM tenants WHERE " + DUE + frozen()))
        .containsExactlyInAnyOrder(due.get(0), due.get(1));
    RuleRecord tenants =
        records(RuleRecord.class).stream()
            .filter(record -> record.ownTable() && record.counts().held() > 0)
            .filter(record -> record.heldByReason().containsKey("post-mortem"))
            .findFirst()
            .orElseThrow();
    assertThat(tenants.heldByReason())
        .containsEntry("post-mortem", 1L)
        .containsEntry("pending-export", 1L);
  }

  @Order(2)
  @Test
  void retain_deathWithoutDirective_isForgottenWithTheRow() {
    assertThat(keys("SELECT subject_key FROM lethe.death"))
        .containsExactlyInAnyOrder(due.get(0), due.get(1));
    assertThat(
            keys(
                "SELECT directive_id::text FROM lethe.directive WHERE subject_key IS NULL AND outcome = 'done'"))
        .containsExactly(none);
  }

  @Order(3)
  @Test
  void retain_itsRecord_countsWhatWaitsAndWhatIsLate() {
    RightsRecord record = records(RightsRecord.class).get(0);
    assertThat(record.directives().open()).isEqualTo(3);
    assertThat(record.directives().overdue()).isEqualTo(1);
    assertThat(record.directives().oldestDays())
        .isEqualTo(
            rig.sql()
                .sql(
                    "SELECT max(?::date - notified_on) FROM lethe.directive WHERE kind = 'communicate'")
                .param(rig.controller().today())
                .query(Long.class)
                .single());
    assertThat(record.minors()).as("no rule is about an age").isEmpty();
    assertThat(Spoken.at(rig.home(), "report", "--lang", "fr").out())
        .contains(
            "Directives de personnes décédées qu’il fallait avoir exécutées ou revues",
            "directive post-mortem 1");
  }

  @Order(4)
  @Test
  void erase_ofSomebodyActive_restsOnThePromiseOfThePolicy() throws IOException {
    String key =
        keys("SELECT id::text FROM tenants WHERE state <> 'terminated' ORDER BY id").get(0);
    String directive = add(key, "erase", rig.controller().today());
    JsonNode plan =
        spoken("directive", "erase", directive, "--as-of", AS_OF.toString(), "--json").json();
    String id = plan.path("plan").asString();
    String pem = rig.home().resolve("dpo.pem").toString();
    spoken(
        "approve", id, "--digest", plan.path("digest").asString(), "--key", pem, "--comment", "x");
    spoken("apply", id);
    spoken("release", id);
    assertThat(keys("SELECT id::text FROM tenants WHERE id = " + key)).isEmpty();
    String last =
        Files.readAllLines(rig.controller().runLog().evidence().resolve("run-log.jsonl")).stream()
            .filter(line -> line.contains("\"rule_id\":\"erasure-after-death\""))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(last).contains("\"policy_ref\":\"9\"", "après votre décès").doesNotContain("DC-7");
    assertThat(records(RightsRecord.class)).as("no run of the policy").hasSize(1);
  }

  /** Held or restricted by the demo itself. */
  private static String frozen() {
    return " AND id::text NOT IN (SELECT subject_key FROM lethe.hold WHERE subject_table = 'tenants' AND kind <> 'post-mortem' UNION SELECT subject_key FROM lethe.restriction WHERE subject_table = 'tenants')";
  }

  private static String add(String key, String kind, LocalDate on, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("directive", "add", "--table", "tenants", "--key", key, "--kind", kind));
    arguments.addAll(List.of("--notified-on", on.toString(), "--proof", "DC-7"));
    arguments.addAll(List.of("--approver", "dpo", "--json"));
    arguments.addAll(Arrays.asList(more));
    return spoken(arguments.toArray(String[]::new)).json().path("directive").asString();
  }

  private static Spoken spoken(String... arguments) {
    Spoken spoken = Spoken.at(rig.home(), arguments);
    assertThat(spoken.code()).as(spoken.all()).isZero();
    return spoken;
  }

  private static List<String> keys(String sql) {
    return rig.sql().sql(sql).query(String.class).list();
  }

  private static <R> List<R> records(Class<R> kind) {
    return rig.controller().runLog().read().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
