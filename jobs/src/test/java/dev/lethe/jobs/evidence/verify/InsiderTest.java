package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody with the installation's key writes a log that is sound, but cannot be true. */
class InsiderTest {
  @TempDir Path home;
  private PrivateKey key;

  @BeforeEach
  void stealKey() throws IOException, GeneralSecurityException {
    RunLog.in(home).append(Records.all(Records.run(1)));
    String pem = Files.readString(home.resolve("keys/run-log.key"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  @Test
  void verify_signedAnewUnchanged_isIntact() throws IOException, GeneralSecurityException {
    assertThat(breakAfterSigning(lines())).isEmpty();
  }

  @Test
  void verify_moreDueThanAccountedFor_isWrongSum() throws IOException, GeneralSecurityException {
    assertWrongSum("\"n_due\":130", "\"n_due\":131");
  }

  @Test
  void verify_personNeitherPooledNorDeleted_isWrongSum()
      throws IOException, GeneralSecurityException {
    assertWrongSum("\"deleted_unpublished\":5", "\"deleted_unpublished\":4");
  }

  @Test
  void verify_personNeitherPublishedNorSuppressed_isWrongSum()
      throws IOException, GeneralSecurityException {
    assertWrongSum("\"suppressed\":15", "\"suppressed\":14");
  }

  @Test
  void verify_rowArchivedBesideAllThatWasDone_isWrongSum()
      throws IOException, GeneralSecurityException {
    assertWrongSum("\"rows_blanked\":0", "\"rows_archived\":1,\"rows_blanked\":0");
  }

  @Test
  void verify_rowsArchivedAndDeletedThatAreAllThatWasDone_isIntact()
      throws IOException, GeneralSecurityException {
    List<String> lines = lines();
    lines.set(
        1,
        lines
            .get(1)
            .replace("\"rows_blanked\":0", "\"rows_archived\":20,\"rows_blanked\":0")
            .replace("\"rows_deleted\":120", "\"rows_deleted\":100"));
    assertThat(breakAfterSigning(lines)).isEmpty();
  }

  private static final String ASKED =
      "\"recontact_deferred\":1,\"recontact_due\":10,\"recontact_no_deleted\":5,\"recontact_not_in_time\":40,\"recontact_returned\":1,\"recontact_sent\":6,\"recontact_silent_deleted\":70,\"recontact_spared\":2,\"recontact_spared_deleted\":5,\"recontact_yes\":3,";

  @Test
  void verify_askedPeopleWhoAddUp_isIntact() throws IOException, GeneralSecurityException {
    assertThat(breakAfterSigning(withAsked(ASKED))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "recontact_sent:6, recontact_sent:7",
    "recontact_silent_deleted:70, recontact_silent_deleted:71",
    "recontact_not_in_time:40, recontact_not_in_time:39",
    "recontact_yes:3, recontact_yes:-1",
  })
  void verify_askedPeopleWhoDoNotAddUp_isWrongSum(String before, String after)
      throws IOException, GeneralSecurityException {
    String wrong = ASKED.replace(before.replace(":", "\":"), after.replace(":", "\":"));
    assertThat(wrong).isNotEqualTo(ASKED);
    assertThat(breakAfterSigning(withAsked(wrong)))
        .contains(new EvidenceVerification.Break(2, Flaw.WRONG_SUM));
  }

  private List<String> withAsked(String asked) throws IOException {
    List<String> lines = lines();
    String line = lines.get(1);
    int at = line.indexOf("\"record_hash\"");
    lines.set(1, line.substring(0, at) + asked + line.substring(at));
    return lines;
  }

  @Test
  void verify_negativePartThatMakesTheSumRight_isWrongSum()
      throws IOException, GeneralSecurityException {
    List<String> lines = lines();
    lines.set(
        1,
        lines
            .get(1)
            .replace("\"n_held\":3", "\"n_held\":6")
            .replace("\"n_returned\":2", "\"n_returned\":-1"));
    assertThat(breakAfterSigning(lines))
        .contains(new EvidenceVerification.Break(2, Flaw.WRONG_SUM));
  }

  @Test
  void verify_sameThingSaidTwice_isRepeated() throws IOException, GeneralSecurityException {
    List<String> lines = lines();
    lines.add(lines.get(2));
    assertThat(breakAfterSigning(lines))
        .contains(new EvidenceVerification.Break(Records.COUNT + 1, Flaw.REPEATED));
  }

  @Test
  void verify_moreRequestsLateThanOpen_isWrongSum() throws IOException, GeneralSecurityException {
    assertWrongSum(9, "\"rights_requests_overdue\":1", "\"rights_requests_overdue\":11");
  }

  @Test
  void verify_moreMinorsDeletedThanFound_isWrongSum() throws IOException, GeneralSecurityException {
    assertWrongSum(9, "\"minors_deleted\":1", "\"minors_deleted\":3");
  }

  @Test
  void verify_directivesWithoutTheirCount_isWrongSum()
      throws IOException, GeneralSecurityException {
    assertWrongSum(9, "\"directives_overdue\":0,", "");
  }

  private void assertWrongSum(String truth, String lie)
      throws IOException, GeneralSecurityException {
    assertWrongSum(2, truth, lie);
  }

  private void assertWrongSum(int record, String truth, String lie)
      throws IOException, GeneralSecurityException {
    List<String> lines = lines();
    assertThat(lines.get(record - 1)).contains(truth);
    lines.set(record - 1, lines.get(record - 1).replace(truth, lie));
    assertThat(breakAfterSigning(lines))
        .contains(new EvidenceVerification.Break(record, Flaw.WRONG_SUM));
  }

  private Optional<EvidenceVerification.Break> breakAfterSigning(List<String> lines)
      throws IOException, GeneralSecurityException {
    String last = "0".repeat(64);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = member(member(lines.get(i), "prev_hash", last), "seq", i + 1);
      last = hash(line);
      log.append(member(member(line, "record_hash", last), "signature", sign(last))).append('\n');
    }
    Files.writeString(home.resolve("evidence/run-log.jsonl"), log);
    writeHead(lines.size(), last);
    return EvidenceVerifier.verify(home.resolve("evidence")).firstBreak();
  }

  private void writeHead(int count, String last) throws IOException, GeneralSecurityException {
    Path file = home.resolve("evidence/run-log.head.json");
    String head = member(member(Files.readString(file), "count", count), "last_hash", last);
    String bare = head.replaceFirst(",\"signature\":\"[0-9a-f]*\"", "");
    Files.writeString(file, member(head, "signature", sign(sha256(bare))));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(home.resolve("evidence/run-log.jsonl")));
  }

  private static String member(String line, String name, String value) {
    return line.replaceFirst(
        "\"" + name + "\":\"[0-9a-f]*\"", "\"" + name + "\":\"" + value + "\"");
  }

  private static String member(String line, String name, int value) {
    return line.replaceFirst("\"" + name + "\":[0-9]+", "\"" + name + "\":" + value);
  }

  private static String hash(String line) throws GeneralSecurityException {
    return sha256(line.replaceAll("\"(record_hash|signature)\":\"[0-9a-f]*\",", ""));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private String sign(String hash) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key);
    signature.update(hash.getBytes(US_ASCII));
    return HexFormat.of().formatHex(signature.sign());
  }
}
