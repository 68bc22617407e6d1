package dev.lethe.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.retention.OneRun;
import dev.lethe.jobs.retention.OneRun.Others;
import dev.lethe.jobs.retention.Verification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the archive, on which day, and what stops it. */
class PurgeTest {
  private static final String ENTRIES = "lethe_archive.invoices";
  private final Library library = Library.create("purge");

  /** Invoice 10 of member 1, kept until 15 May 2030; both are gone from their tables. */
  @BeforeEach
  void archive() {
    library.execute(
        """
        INSERT INTO members VALUES (1, 'Ada', '2026-01-10');
        INSERT INTO invoices VALUES (10, 1, 'F-10', 500, NULL, '2020-05-15');
        """);
    library.retain("2026-02-01");
    assertThat(left()).isEqualTo("10");
  }

  private String left() {
    return String.join(",", library.rows("SELECT row_key FROM lethe_archive.entry ORDER BY 1"));
  }

  @Test
  void retain_onTheLastDay_keepsAndOnTheNext_erases() {
    OneRun last = library.retain("2030-05-15");
    assertThat(left()).isEqualTo("10");
    assertThat(last.planned("L-3").due()).isZero();
    assertThat(last.planned("L-3").examined()).isEqualTo(1);

    OneRun next = library.retain("2030-05-16");
    assertThat(left()).isEmpty();
    assertThat(next.planned("L-3").due()).isEqualTo(1);
    assertThat(next.verification().isClean()).isTrue();
  }

  @Test
  void retain_purge_isCountedUnderTheClauseThatSaysHowLong() {
    RuleRecord record = library.retain("2030-05-16").of("L-3", ENTRIES);
    assertThat(record.counts().due()).isEqualTo(1);
    assertThat(record.counts().done()).isEqualTo(1);
    assertThat(record.rows().deleted()).isEqualTo(1);
    assertThat(record.rule().clause().quote()).isEqualTo("invoices for ten years");
    assertThat(record.rule().period()).contains("P10Y");
    assertThat(EvidenceVerifier.verify(library.evidence()).firstBreak()).isEmpty();
  }

  @Test
  void retain_heldFormerMember_keepsTheRowUntilTheHoldIsClosed() {
    UUID hold = library.hold("members", "1");
    RuleRecord held = library.retain("2030-05-16").of("L-3", ENTRIES);
    assertThat(left()).isEqualTo("10");
    assertThat(held.counts().held()).isEqualTo(1);
    assertThat(held.heldByReason()).containsEntry("legal-claim", 1L);

    library.freezes().close(hold);
    library.retain("2030-05-17");
    assertThat(left()).isEmpty();
  }

  @Test
  void retain_heldRow_keepsIt() {
    library.hold("invoices", "10");
    library.retain("2030-05-16");
    assertThat(left()).isEqualTo("10");
  }

  @Test
  void retain_holdOnSomebodyElse_stopsNothing() {
    library.execute("INSERT INTO members VALUES (2, 'Ben', NULL)");
    library.hold("members", "2");
    library.retain("2030-05-16");
    assertThat(left()).isEmpty();
  }

  @Test
  void retain_restrictedFormerMember_keepsTheRow() {
    library.freezes().restrict(dev.lethe.config.policy.TableName.of("members"), "1", "claims");
    RuleRecord restricted = library.retain("2030-05-16").of("L-3", ENTRIES);
    assertThat(left()).isEqualTo("10");
    assertThat(restricted.counts().restricted()).isEqualTo(1);
  }

  /** Invariant I4. */
  @Test
  void retain_holdPlacedAfterThePlan_isObeyed() {
    OneRun run =
        library.retain("2030-05-16", Others.beforeApply(() -> library.hold("members", "1")));
    assertThat(left()).isEqualTo("10");
    assertThat(run.planned("L-3").held()).isZero();
    assertThat(run.of("L-3", ENTRIES).counts().held()).isEqualTo(1);
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void hold_onWhatWasNeverThere_isRefused() {
    assertThatThrownBy(() -> library.hold("members", "99"))
        .isInstanceOf(LetheException.class)
        .hasMessageNotContaining("99");
  }

  @Test
  void retain_openQuestionAboutTheTerm_archivesAndPurgesNothing() {
    String decided =
        """
        version: 1
        lengthened:
          - {at: invoices, after: "%s", by: dpo, on: 2030-01-02, reason: the term is in question}
        """
            .formatted(library.digest());
    Library asking =
        library.under(
            text ->
                text.replace("keep: P10Y}", "keep: P10Y, decision: {open: \"Ten years?\"}}")
                    + decided);
    OneRun run = asking.retain("2030-05-16");
    assertThat(left()).isEqualTo("10");
    assertThat(run.of("L-3", ENTRIES).counts().deferred()).isEqualTo(1);
    assertThat(run.verification().isClean()).isTrue();
  }

  @Test
  void retain_termThatWasRenamed_keepsTheDayThatWasFixed() {
    Library renamed = library.under(text -> text.replace("id: L-3, ", "id: L-33, "));
    renamed.retain("2030-05-15");
    assertThat(left()).isEqualTo("10");
    renamed.retain("2030-05-16");
    assertThat(left()).isEmpty();
  }

  @Test
  void plan_policyForgetsTheArchive_isRefused() {
    Library forgetful =
        library.under(
            text ->
                text.replaceFirst(
                    "(?s)    at-expiry: archive\n    archive:\n      columns: \\[number.*?P10Y}\n",
                    ""));
    assertThatThrownBy(() -> forgetful.retain("2030-05-16"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("the archive holds rows of invoices");
    assertThat(left()).isEqualTo("10");
  }

  @Test
  void verify_rowWhoseDayIsOverBehindThePlan_isFound() {
    OneRun run =
        library.retain(
            "2030-05-15",
            Others.beforeVerify(
                () ->
                    library.execute("UPDATE lethe_archive.entry SET purge_after = '2030-05-14'")));
    assertThat(run.verification().leftDue()).contains(new Verification.Left("L-3", 1));
  }

  @Test
  void plan_shareOfATableThatIsArchived_isOfTableAndArchive() {
    Library strict = library.under(text -> text.replace("refuse-above: 100%", "refuse-above: 50%"));
    library.execute(
        "INSERT INTO debits SELECT n, 't', 'A', false, '2026-01-15 10:00+01' FROM generate_series(1, 5) n");
    library.retain("2026-02-02");
    library.execute(
        "INSERT INTO debits SELECT n, 't', 'A', false, '2026-02-02 10:00+01' FROM generate_series(6, 10) n");
    assertThat(strict.retain("2026-02-03").planned("L-4").due()).isEqualTo(5);

    library.execute(
        "INSERT INTO debits SELECT n, 't', 'A', false, '2026-02-03 10:00+01' FROM generate_series(11, 21) n");
    assertThatThrownBy(() -> strict.retain("2026-02-04"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("11 of 11 rows of debits");
  }

  /** Invariant I3: what leaves the archive is part of what was approved. */
  @Test
  void apply_setWasChangedAfterTheApproval_isRefused() {
    assertThatThrownBy(
            () ->
                library.approveThen(
                    "2030-05-16",
                    () ->
                        library.execute(
                            "UPDATE lethe.plan_subject SET subject_key = gen_random_uuid()::text WHERE rule_id = 'L-3'")))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("its rows are not those that were approved");
  }
}
