package dev.lethe.jobs.evidence;

import static dev.lethe.jobs.evidence.Records.all;
import static dev.lethe.jobs.evidence.Records.clean;
import static dev.lethe.jobs.evidence.Records.people;
import static dev.lethe.jobs.evidence.Records.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  @TempDir Path home;

  @Test
  void read_afterAppend_returnsTheSameRecordsInOrder() {
    RunLog.in(home).append(all(run(1)));
    RunLog.in(home).append(all(run(2)));

    List<RunRecord> expected = new ArrayList<>(all(run(1)));
    expected.addAll(all(run(2)));
    assertThat(RunLog.in(home).read()).isEqualTo(expected);
    assertThat(RunLog.in(home).read(run(2).id())).isEqualTo(all(run(2)));
    assertThat(RunLog.in(home).head().count()).isEqualTo(2L * Records.COUNT);
  }

  @Test
  void append_whatTheDpoDecided_isReadAsWritten() {
    RunRecord open = decided(1, new Decision.Open("How long?"));
    RunRecord answered =
        decided(
            2,
            new Decision.Answered(
                "How long?", "dpo", LocalDate.parse("2026-01-15"), "agreed", true));
    RunLog.in(home).append(List.of(open));
    RunLog.in(home).append(List.of(answered));

    assertThat(RunLog.in(home).read()).containsExactly(open, answered);
  }

  private static RunRecord decided(int run, Decision decision) {
    RuleRecord people = Records.people(run(run));
    RuleReference rule = people.rule();
    return new RuleRecord(
        people.run(),
        people.plan(),
        new RuleReference(
            rule.id(),
            rule.subject(),
            rule.clause(),
            rule.clockEvent(),
            rule.period(),
            rule.cutoffDate(),
            Optional.of(decision)),
        people.treatment(),
        people.counts(),
        people.rows(),
        people.remainder(),
        people.heldByReason(),
        people.maxLatenessHours(),
        people.errorCodes(),
        people.recontacted());
  }

  @Test
  void append_sameRunAgain_writesNothing() throws IOException {
    Appended first = RunLog.in(home).append(all(run(1)));
    byte[] bytes = Files.readAllBytes(log());

    Appended again = RunLog.in(home).append(all(run(1)));

    assertThat(first).isEqualTo(new Appended(Records.COUNT, 0, List.of()));
    assertThat(again).isEqualTo(new Appended(0, Records.COUNT, List.of()));
    assertThat(log()).hasBinaryContent(bytes);
  }

  @Test
  void append_halfOfTheRunWasThere_writesTheOtherHalf() {
    RunLog.in(home).append(all(run(1)).subList(0, 4));

    assertThat(RunLog.in(home).append(all(run(1))))
        .isEqualTo(new Appended(Records.COUNT - 4, 4, List.of()));
    assertThat(RunLog.in(home).read()).isEqualTo(all(run(1)));
  }

  @Test
  void append_sameIdentityWithOtherFigures_keepsTheFirstAndSaysSo() {
    ResidualRecord other =
        new ResidualRecord(
            run(1), "warehouse files", 1, "parquet", 120, 9, ResidualRecord.Control.FOUND);
    RunLog.in(home).append(List.of(clean(run(1))));

    Appended appended = RunLog.in(home).append(List.of(other));

    assertThat(appended).isEqualTo(new Appended(0, 1, List.of(other.identity())));
    assertThat(RunLog.in(home).read()).containsExactly(clean(run(1)));
  }

  @Test
  void append_otherTimesOnly_isNoDifference() {
    Run earlier = run(1);
    Run later =
        new Run(
            earlier.id(),
            earlier.parent(),
            earlier.controller(),
            earlier.role(),
            earlier.environment(),
            earlier.region(),
            earlier.startedAt().plusSeconds(60),
            earlier.endedAt().plusSeconds(60),
            earlier.businessDate(),
            earlier.timezone(),
            earlier.operatorRef(),
            earlier.codeVersion(),
            earlier.rulesVersion(),
            earlier.rulesSha256(),
            earlier.rulesSigner(),
            earlier.regionBy());
    RunLog.in(home).append(all(earlier));

    assertThat(RunLog.in(home).append(all(later)).differing()).isEmpty();
  }

  @Test
  void append_onceMore_changesNoByteAlreadyWritten() throws IOException {
    RunLog.in(home).append(all(run(1)));
    byte[] before = Files.readAllBytes(log());

    RunLog.in(home).append(all(run(2)));

    byte[] after = Files.readAllBytes(log());
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
  }

  @Test
  void append_firstTime_makesAKeyThatOnlyTheOwnerReads() throws IOException {
    RunLog.in(home).append(List.of());

    assertThat(permissions(home.resolve("keys"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("keys/run-log.key"))).isEqualTo("rw-------");
    assertThat(home.resolve("evidence/run-log.pub"))
        .hasSameTextualContentAs(home.resolve("keys/run-log.pub"));
  }

  /** The second append cut short: in its first and last bytes, and in many places between. */
  @Test
  void append_tailTornAnywhere_keepsAcknowledgedAndRepairs() throws IOException {
    RunLog.in(home).append(List.of(people(run(1))));
    long acknowledged = Files.size(log());
    byte[] head = Files.readAllBytes(head());
    RunLog.in(home).append(List.of(clean(run(2))));
    byte[] whole = Files.readAllBytes(log());

    for (int length = (int) acknowledged;
        length <= whole.length;
        length += length < acknowledged + 8 || length > whole.length - 30 ? 1 : 29) {
      Files.write(log(), Arrays.copyOf(whole, length));
      Files.write(head(), head);

      assertThat(RunLog.in(home).read()).containsExactly(people(run(1)));
      RunLog.in(home).append(List.of(clean(run(2))));

      assertThat(log()).as("torn at %d", length).hasBinaryContent(whole);
      assertThat(RunLog.in(home).read()).containsExactly(people(run(1)), clean(run(2)));
    }
  }

  @Test
  void append_afterWholeTail_keepsItOnce() throws IOException {
    RunLog.in(home).append(List.of(people(run(1))));
    byte[] head = Files.readAllBytes(head());
    RunLog.in(home).append(List.of(clean(run(2))));
    Files.write(head(), head);

    Appended appended = RunLog.in(home).append(List.of(clean(run(2)), clean(run(3))));

    assertThat(appended).isEqualTo(new Appended(1, 1, List.of()));
    assertThat(RunLog.in(home).read())
        .containsExactly(people(run(1)), clean(run(2)), clean(run(3)));
  }

  @Test
  void append_garbageBehindTheHead_cutsItOff() throws IOException {
    RunLog.in(home).append(List.of(people(run(1))));
    byte[] whole = Files.readAllBytes(log());
    Files.writeString(log(), "{\"seq\":2}\nnull\n{", StandardOpenOption.APPEND);

    RunLog.in(home).append(List.of());

    assertThat(log()).hasBinaryContent(whole);
  }

  /** Whoever can write the folder, but does not have the key, adds a well-made record. */
  @Test
  void append_chainedRecordOfAnotherKeyBehindTheHead_cutsItOff() throws IOException {
    RunLog.in(home).append(List.of(people(run(1))));
    byte[] whole = Files.readAllBytes(log());
    SealedRecord forged =
        SealedRecord.seal(clean(run(2)), RunLog.in(home).head().tip(), SigningKey.generate());
    Files.write(log(), forged.line(), StandardOpenOption.APPEND);
    Files.writeString(log(), "\n", StandardOpenOption.APPEND);

    RunLog.in(home).append(List.of());

    assertThat(log()).hasBinaryContent(whole);
  }

  @Test
  void append_recordChanged_refuses() throws IOException {
    RunLog.in(home).append(all(run(1)));
    Files.writeString(log(), Files.readString(log()).replace("\"n_due\":130", "\"n_due\":131"));

    assertDamaged(
        "Cannot use the run log: record 2 is missing or damaged. Keep the folder as it is, run './lethe evidence verify' on it, and restore it from its copy.");
  }

  @Test
  void append_lastRecordGone_refuses() throws IOException {
    RunLog.in(home).append(all(run(1)));
    String whole = Files.readString(log());
    Files.writeString(log(), whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1));

    assertDamaged(
        "Cannot use the run log: record "
            + Records.COUNT
            + " is missing or damaged. Keep the folder as it is, run './lethe evidence verify' on it, and restore it from its copy.");
  }

  @Test
  void append_folderGone_refusesToBeginAgain() throws IOException {
    RunLog.in(home).append(all(run(1)));
    Files.delete(log());
    Files.delete(head());

    assertDamaged(
        "Cannot use the run log: this installation has written one, and it is gone. Keep the folder as it is, run './lethe evidence verify' on it, and restore it from its copy.");
  }

  @Test
  void append_keyGone_refusesToSignOnWithAnother() throws IOException {
    RunLog.in(home).append(all(run(1)));
    Files.delete(home.resolve("keys/run-log.key"));

    assertDamaged(
        "Cannot use the run log: it was written with another key than this installation's. Keep the folder as it is, run './lethe evidence verify' on it, and restore it from its copy.");
  }

  @Test
  void append_folderIsAFile_saysUnreachable() throws IOException {
    Files.writeString(home.resolve("evidence"), "in the way");

    assertThatThrownBy(() -> RunLog.in(home).append(all(run(1))))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith("Cannot write the run log in ")
        .extracting(e -> ((LetheException) e).exitCode())
        .isEqualTo(ExitCode.UNREACHABLE);
  }

  private void assertDamaged(String message) {
    assertThatThrownBy(() -> RunLog.in(home).append(all(run(2))))
        .isInstanceOf(LetheException.class)
        .hasMessage(message)
        .extracting(e -> ((LetheException) e).exitCode())
        .isEqualTo(ExitCode.RESIDUE);
  }

  private Path log() {
    return home.resolve("evidence/run-log.jsonl");
  }

  private Path head() {
    return home.resolve("evidence/run-log.head.json");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
