package dev.lethe.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunRecordTest {
  private static final Run RUN = Records.run(1);

  /** I2, with one part more or less than due. */
  @Property(tries = 200)
  void counts_partsDoNotMakeUpDue_isRefused(
      @ForAll @Size(7) List<@IntRange(max = 50) Integer> parts,
      @ForAll @IntRange(min = 1, max = 5) int off) {
    int sum = parts.stream().mapToInt(Integer::intValue).sum();

    assertThatCode(() -> counts(sum, parts)).doesNotThrowAnyException();
    assertThatThrownBy(() -> counts(sum + off, parts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid counts: " + (sum + off) + " due, but " + sum + " done");
  }

  @Test
  void counts_negativePartHiddenInASum_isRefused() {
    assertThatThrownBy(() -> new Counts(10, 5, 6, -1, 0, 0, 0, 0, 0))
        .hasMessage("Invalid n_returned: negative");
  }

  @Test
  void waiting_moreLateThanOpen_isRefused() {
    assertThatThrownBy(() -> new Waiting(3, 2, 2, 40))
        .hasMessage("Invalid register: 2 pressing and 2 overdue of 3 open");
  }

  @Test
  void minors_moreDeletedThanDetected_isRefused() {
    assertThatThrownBy(() -> new RightsRecord.Minors(1, 2))
        .hasMessage("Invalid minors: 2 deleted of 1 detected");
  }

  @Test
  void remainder_pooledIsNotPublishedAndSuppressed_isRefused() {
    assertThatThrownBy(() -> new Remainder(10, 0, 8, 1))
        .hasMessage("Invalid remainder: 10 pooled, but 9 published + suppressed");
  }

  @Test
  void ruleRecord_doneIsNotPooledAndDeleted_isRefused() {
    assertThatThrownBy(() -> people(new Remainder(115, 4, 100, 15), Action.ANONYMISE))
        .hasMessage("Invalid record: 120 done, but 119 pooled + deleted unpublished");
  }

  @Test
  void ruleRecord_deletedButPooled_isRefused() {
    assertThatThrownBy(() -> people(new Remainder(115, 5, 100, 15), Action.DELETE))
        .hasMessage("Invalid record: only action anonymise may count people into a release");
  }

  @Test
  void ruleRecord_heldWithoutReason_isRefused() {
    RuleRecord good = Records.people(RUN);
    assertThatThrownBy(
            () ->
                new RuleRecord(
                    RUN,
                    good.plan(),
                    good.rule(),
                    good.treatment(),
                    good.counts(),
                    good.rows(),
                    good.remainder(),
                    Map.of("fraud", 1L),
                    0,
                    List.of()))
        .hasMessage("Invalid record: 3 held, but 1 reasons");
  }

  @Test
  void treatment_processorAnonymises_isRefused() {
    assertThatThrownBy(
            () ->
                new Treatment(
                    Records.PEOPLE,
                    Role.PROCESSOR,
                    List.of(),
                    Action.ANONYMISE,
                    List.of(Technique.AGGREGATION),
                    List.of()))
        .hasMessage("Invalid treatment of people: a processor may only delete");
  }

  @Test
  void release_publishedThoughAnAttackSucceeded_isRefused() {
    assertThatThrownBy(() -> published(List.of(attack(Verdict.PASS), attack(Verdict.FAIL))))
        .hasMessage("Invalid release of statistics: published without passing the gate");
  }

  @Test
  void release_publishedWithoutAnyAttack_isRefused() {
    assertThatThrownBy(() -> published(List.of()))
        .hasMessage("Invalid release of statistics: published without passing the gate");
  }

  @Test
  void verdict_oneInconclusive_isInconclusive() {
    ReleaseRecord refused =
        release(OptionalLong.empty(), List.of(attack(Verdict.PASS), attack(Verdict.INCONCLUSIVE)));
    assertThat(refused.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void finding_controlMissed_isNotProven() {
    assertThat(scan(0, ResidualRecord.Control.MISSED)).isEqualTo(ResidualRecord.Finding.NOT_PROVEN);
    assertThat(scan(0, ResidualRecord.Control.NONE)).isEqualTo(ResidualRecord.Finding.NOT_PROVEN);
    assertThat(scan(0, ResidualRecord.Control.FOUND)).isEqualTo(ResidualRecord.Finding.CLEAN);
    assertThat(scan(1, ResidualRecord.Control.MISSED)).isEqualTo(ResidualRecord.Finding.RESIDUE);
  }

  /** The gate's own words for an attack that threw: a release so blocked must still be logged. */
  @Test
  void attack_thatThrew_isRecorded() {
    String threshold = "must run; it ended with IllegalStateException";
    assertThat(new AttackResult("group-size", Verdict.FAIL, 0, 0, threshold).threshold())
        .isEqualTo(threshold);
  }

  /** What callers are most likely to pass by mistake. */
  @Test
  void shape_personalValue_isRefusedAndNotRepeated() {
    for (String value :
        List.of("ada@example.org", "+237 699 00 11 22", "237699001122", "Ada Example", "")) {
      assertThatThrownBy(() -> Shape.reference("operator_ref", value))
          .hasMessage(
              "Invalid operator_ref: must be letters, digits and ._:/+- (no address, no number)");
    }
    assertThatThrownBy(
            () -> Shape.codes("error_codes", List.of("Key (email)=(ada@example.org) exists")))
        .hasMessage("Invalid error_codes: must be a code in capitals or a SQLSTATE");
  }

  private static Counts counts(int due, List<Integer> p) {
    return new Counts(
        1000, due, p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6));
  }

  private static RuleRecord people(Remainder remainder, Action action) {
    RuleRecord good = Records.people(RUN);
    return new RuleRecord(
        RUN,
        good.plan(),
        good.rule(),
        new Treatment(
            Records.PEOPLE,
            Role.CONTROLLER,
            List.of("id"),
            action,
            List.of(Technique.RECORD_SUPPRESSION),
            List.of()),
        good.counts(),
        good.rows(),
        Optional.of(remainder),
        good.heldByReason(),
        0,
        List.of());
  }

  @Test
  void rule_rowsArchivedButNotAllAccountedFor_isRefused() {
    RuleRecord good = Records.people(RUN);
    assertThat(archiving(good, new Rows(100, 0, 20)).rows().all()).isEqualTo(120);
    assertThatThrownBy(() -> archiving(good, new Rows(100, 0, 21)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("120 done");
  }

  private static RuleRecord archiving(RuleRecord good, Rows rows) {
    return new RuleRecord(
        RUN,
        good.plan(),
        good.rule(),
        good.treatment(),
        good.counts(),
        rows,
        good.remainder(),
        good.heldByReason(),
        0,
        List.of());
  }

  private static ReleaseRecord published(List<AttackResult> attacks) {
    return release(OptionalLong.of(1), attacks);
  }

  private static ReleaseRecord release(OptionalLong version, List<AttackResult> attacks) {
    return new ReleaseRecord(
        RUN, Optional.empty(), Records.id(1), "statistics", version, 11, 1, 0, 0, attacks);
  }

  private static AttackResult attack(Verdict verdict) {
    return new AttackResult("group-size", verdict, 1, 0, ">= 11");
  }

  private static ResidualRecord.Finding scan(long hits, ResidualRecord.Control control) {
    return new ResidualRecord(RUN, "files", 10, "raw", 5, hits, control).finding();
  }
}
