package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.evidence.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVerifierTest {
  /** Of two runs. */
  private static final int RECORDS = 2 * Records.COUNT;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void writeTwoRuns() {
    folder = home.resolve("evidence");
    RunLog.in(home).append(Records.all(Records.run(1)));
    RunLog.in(home).append(Records.all(Records.run(2)));
  }

  @Test
  void verify_untouched_isIntact() {
    EvidenceVerification result = EvidenceVerifier.verify(folder);

    Head head = RunLog.in(home).head();
    assertThat(result)
        .isEqualTo(
            new EvidenceVerification(head.keyId(), RECORDS, head.lastHash(), Optional.empty()));
    assertThat(result.message(Locale.FRENCH))
        .isEqualTo(
            "Intact : "
                + RECORDS
                + " enregistrements, tous chaînés, scellés et signés, et aucun ne manque à la fin.");
  }

  @Test
  void verify_anyBitOfTheLogFlipped_isFoundAtItsRecord() throws IOException {
    everyFlipIsFound(small(List.of(Records.clean(Records.run(1)))), "run-log.jsonl");
  }

  /** One bit of each byte, the next bit in the next byte. */
  @Test
  void verify_bitOfAnyRecordFlipped_namesTheRecord() throws IOException {
    Path small = home.resolve("small");
    RunLog.in(small).append(Records.all(Records.run(1)).subList(4, 7));
    Path file = small.resolve("evidence/run-log.jsonl");
    byte[] bytes = Files.readAllBytes(file);
    int record = 1;
    for (int i = 0; i < bytes.length; i++) {
      Files.write(file, flipped(bytes, i, i % 8));
      assertThat(EvidenceVerifier.verify(small.resolve("evidence")).firstBreak().orElseThrow())
          .as("byte %d", i)
          .extracting(EvidenceVerification.Break::record)
          .isEqualTo((long) record);
      record += bytes[i] == '\n' ? 1 : 0;
    }
    assertThat(record).isEqualTo(4);
  }

  @Test
  void verify_anyBitOfTheHeadFlipped_isFound() throws IOException {
    everyFlipIsFound(small(List.of()), "run-log.head.json");
  }

  @Test
  void verify_anyBitOfThePublicKeyFlipped_isFound() throws IOException {
    everyFlipIsFound(small(List.of()), "run-log.pub");
  }

  @Test
  void verify_anyRecordDeleted_isFoundThere() throws IOException {
    for (int record = 1; record <= RECORDS; record++) {
      List<String> lines = lines();
      lines.remove(record - 1);
      Flaw flaw = record == RECORDS ? Flaw.TRUNCATED : Flaw.OUT_OF_ORDER;
      assertThat(breakAfter(lines)).contains(new EvidenceVerification.Break(record, flaw));
    }
  }

  @Test
  void verify_anyTwoNeighboursSwapped_isFoundAtTheFirst() throws IOException {
    for (int record = 1; record < RECORDS; record++) {
      List<String> lines = lines();
      Collections.swap(lines, record - 1, record);
      assertThat(breakAfter(lines))
          .contains(new EvidenceVerification.Break(record, Flaw.OUT_OF_ORDER));
    }
  }

  @Test
  void verify_cutAnywhere_isFound() throws IOException {
    byte[] whole = Files.readAllBytes(log());
    for (int length = 0; length < whole.length; length += 331) {
      Files.write(log(), Arrays.copyOf(whole, length));
      assertThat(EvidenceVerifier.verify(folder).firstBreak())
          .get()
          .extracting(EvidenceVerification.Break::flaw)
          .isEqualTo(Flaw.TRUNCATED);
    }
  }

  @Test
  void verify_lineRepeated_isFound() throws IOException {
    List<String> lines = lines();
    lines.add(4, lines.get(3));
    assertThat(breakAfter(lines)).contains(new EvidenceVerification.Break(5, Flaw.OUT_OF_ORDER));
  }

  /** A record of another log of the same shape, signed with that log's own key. */
  @Test
  void verify_recordOfAnotherInstallationPutIn_isFound() throws IOException {
    Path other = home.resolve("other");
    RunLog.in(other).append(Records.all(Records.run(1)));
    List<String> lines = lines();
    lines.set(0, Files.readAllLines(other.resolve("evidence/run-log.jsonl")).get(0));

    assertThat(breakAfter(lines)).contains(new EvidenceVerification.Break(1, Flaw.OTHER_KEY));
  }

  /** Two logs of one installation that parted after their first run: each half is genuine. */
  @Test
  void verify_halvesOfTwoGenuineLogsSpliced_isFound() throws IOException {
    Path fork = home.resolve("fork");
    copy(home.resolve("keys"), fork.resolve("keys"));
    copy(folder, fork.resolve("evidence"));
    RunLog.in(home).append(Records.all(Records.run(3)));
    RunLog.in(fork).append(Records.all(Records.run(4)));
    List<String> lines = lines();
    List<String> forked = Files.readAllLines(fork.resolve("evidence/run-log.jsonl"));
    for (int i = 20; i < 24; i++) {
      lines.set(i, forked.get(i));
    }

    assertThat(breakAfter(lines)).contains(new EvidenceVerification.Break(21, Flaw.BROKEN_CHAIN));
  }

  @Test
  void verify_wholeLogSignedAnewButKeyLeft_isFound() throws IOException {
    Path forged = forgery();
    Files.copy(forged.resolve("run-log.jsonl"), replaced(log()));
    Files.copy(forged.resolve("run-log.head.json"), replaced(folder.resolve("run-log.head.json")));

    assertThat(EvidenceVerifier.verify(folder).firstBreak())
        .contains(new EvidenceVerification.Break(1, Flaw.OTHER_KEY));
  }

  @Test
  void verify_headSignedAnewButKeyLeft_isFound() throws IOException {
    Files.copy(
        forgery().resolve("run-log.head.json"), replaced(folder.resolve("run-log.head.json")));

    assertThat(EvidenceVerifier.verify(folder).firstBreak())
        .contains(new EvidenceVerification.Break(0, Flaw.BAD_HEAD));
  }

  @Test
  void verify_everythingForged_isFoundByTheWitnessOnly() throws IOException {
    Head noted = RunLog.in(home).head();
    Path forged = forgery();

    assertThat(EvidenceVerifier.verify(forged).intact()).isTrue();
    assertThat(EvidenceVerifier.verify(forged, witness(noted)).firstBreak())
        .contains(new EvidenceVerification.Break(0, Flaw.FOREIGN_KEY));
  }

  @Test
  void verify_rolledBackToAnEarlierState_isFoundByTheWitnessOnly() throws IOException {
    Path earlier = home.resolve("earlier");
    copy(folder, earlier);
    RunLog.in(home).append(Records.all(Records.run(3)));
    Head noted = RunLog.in(home).head();

    assertThat(EvidenceVerifier.verify(earlier).intact()).isTrue();
    assertThat(EvidenceVerifier.verify(earlier, witness(noted)).firstBreak())
        .contains(new EvidenceVerification.Break(RECORDS, Flaw.NOT_AS_WITNESSED));
  }

  @Test
  void verify_grownSinceTheWitness_isIntact() {
    Head noted = RunLog.in(home).head();
    RunLog.in(home).append(Records.all(Records.run(3)));

    assertThat(EvidenceVerifier.verify(folder, witness(noted)).intact()).isTrue();
  }

  /** A reader may know one of the three figures only. */
  @Test
  void verify_rolledBack_isFoundByCountOrHashAlone() throws IOException {
    Path earlier = home.resolve("earlier");
    copy(folder, earlier);
    Head before = RunLog.in(home).head();
    RunLog.in(home).append(Records.all(Records.run(3)));
    Head noted = RunLog.in(home).head();

    for (Witness seen : List.of(onlyCount(noted), onlyHash(noted))) {
      assertThat(EvidenceVerifier.verify(earlier, seen).firstBreak())
          .contains(new EvidenceVerification.Break(RECORDS, Flaw.NOT_AS_WITNESSED));
      assertThat(EvidenceVerifier.verify(folder, seen).intact()).isTrue();
    }
    assertThat(EvidenceVerifier.verify(folder, onlyHash(before)).intact()).isTrue();
  }

  @Test
  void verify_signedAnew_isFoundByTheInstallationsOwnKey() {
    Path key = RunLog.in(home).ownKey();

    assertThat(EvidenceVerifier.verify(folder, Witness.ofKey(key)).intact()).isTrue();
    assertThat(EvidenceVerifier.verify(forgery(), Witness.ofKey(key)).firstBreak())
        .contains(new EvidenceVerification.Break(0, Flaw.FOREIGN_KEY));
    assertThat(EvidenceVerifier.verify(folder, Witness.ofKey(home.resolve("none"))).firstBreak())
        .contains(new EvidenceVerification.Break(0, Flaw.FOREIGN_KEY));
  }

  @Test
  void verify_writerStopped_saysThatTheTailWasNeverAcknowledged() throws IOException {
    Files.writeString(log(), "{\"action\"", UTF_8, java.nio.file.StandardOpenOption.APPEND);

    EvidenceVerification result = EvidenceVerifier.verify(folder);

    assertThat(result.records()).isEqualTo(RECORDS);
    assertThat(result.firstBreak())
        .contains(new EvidenceVerification.Break(RECORDS + 1, Flaw.UNACKNOWLEDGED_TAIL));
  }

  @Test
  void verify_folderEmpty_namesTheMissingFile() {
    assertThat(EvidenceVerifier.verify(home.resolve("nowhere")).message(Locale.ENGLISH))
        .isEqualTo(
            "Not intact: a file of the evidence folder is not there or cannot be read. Restore the folder from its copy.");
  }

  @Test
  void message_everyFlaw_standsInBothLanguages() {
    for (Flaw flaw : Flaw.values()) {
      EvidenceVerification result =
          new EvidenceVerification("", 0, "", Optional.of(new EvidenceVerification.Break(3, flaw)));
      assertThat(result.message(Locale.FRENCH)).startsWith("Enregistrement 3 : ").endsWith(".");
      assertThat(result.message(Locale.ENGLISH)).startsWith("Record 3: ").endsWith(".");
    }
  }

  private Path small(List<RunRecord> records) {
    RunLog.in(home.resolve("small")).append(records);
    return home.resolve("small/evidence");
  }

  private static void everyFlipIsFound(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        Files.write(file, flipped(bytes, i, bit));
        assertThat(EvidenceVerifier.verify(folder).intact())
            .as("bit %d of byte %d", bit, i)
            .isFalse();
      }
    }
    Files.write(file, bytes);
    assertThat(EvidenceVerifier.verify(folder).intact()).isTrue();
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << bit);
    return flipped;
  }

  /** An evidence folder that is sound in itself, written with another key. */
  private Path forgery() {
    Path forger = home.resolve("forger");
    RunLog.in(forger).append(Records.all(Records.run(1)));
    RunLog.in(forger).append(Records.all(Records.run(2)));
    return forger.resolve("evidence");
  }

  private Optional<EvidenceVerification.Break> breakAfter(List<String> lines) throws IOException {
    Files.writeString(log(), String.join("\n", lines) + "\n");
    return EvidenceVerifier.verify(folder).firstBreak();
  }

  private List<String> original = List.of();

  private List<String> lines() throws IOException {
    if (original.isEmpty()) {
      original = List.copyOf(Files.readAllLines(log()));
    }
    return new ArrayList<>(original);
  }

  private Path log() {
    return folder.resolve("run-log.jsonl");
  }

  private static Path replaced(Path file) throws IOException {
    Files.delete(file);
    return file;
  }

  private static Witness witness(Head head) {
    return new Witness(
        Optional.of(head.keyId()), Optional.of(head.count()), Optional.of(head.lastHash()));
  }

  private static Witness onlyCount(Head head) {
    return new Witness(Optional.empty(), Optional.of(head.count()), Optional.empty());
  }

  private static Witness onlyHash(Head head) {
    return new Witness(Optional.empty(), Optional.empty(), Optional.of(head.lastHash()));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
