package dev.lethe.jobs.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.command.Spoken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks 17 and 18 of the privacy acceptance on what a run leaves: an attacker knows every value
 * that may have been there, how pseudonyms are made, and each word of configuration, policy,
 * evidence, reports, answers of commands and schema lethe; not the files of the keys folder.
 */
class PseudonymBruteForceTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/=_.-]{4,128}");
  private static final List<String> CANDIDATES =
      IntStream.range(0, 12).mapToObj(n -> "p" + n + "@example.org").toList();

  private static PaymentDesk desk;
  private static Set<String> published = Set.of();
  private static Set<String> known = Set.of();

  @BeforeAll
  static void run() throws IOException {
    LocalDate day = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(1);
    desk = PaymentDesk.create("brute_force", "2026-06-15T10:00:00Z");
    desk.execute(
        "INSERT INTO accounts SELECT n, 'p' || n || '@example.org', NULL, 'a', date '%s' - 800 FROM generate_series(0, 11) n"
            .formatted(day));
    var answers = new StringBuilder();
    for (String[] command :
        new String[][] {
          {"retain", "--as-of", day.toString(), "--run-key", "night"},
          {"report"},
          {"keys", "list", "--json"},
          {"runs"},
          {"verify"},
        }) {
      Spoken answer = desk.say(command);
      assertThat(answer.code()).as(answer.all()).isZero();
      answers.append(answer.all());
    }
    published = new HashSet<>(hex(desk.rows("SELECT email FROM accounts")));
    known = words(answers.toString());
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static List<String> hex(List<String> pseudonyms) {
    var found = new ArrayList<String>();
    for (String pseudonym : pseudonyms) {
      var text = new StringBuilder();
      pseudonym
          .substring(4)
          .chars()
          .forEach(letter -> text.append(Character.forDigit(letter - 'a', 16)));
      found.add(text.toString());
    }
    return found;
  }

  private static Set<String> words(String answers) throws IOException {
    var texts = new ArrayList<String>(List.of(answers));
    Path repository = Path.of("..").toAbsolutePath().normalize();
    texts.addAll(files(desk.home(), "keys"));
    texts.addAll(files(repository.resolve("config/policies"), "-"));
    desk.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'lethe' AND table_type = 'BASE TABLE'")
        .forEach(
            table ->
                texts.addAll(
                    desk.rows("SELECT to_jsonb(t)::text FROM lethe.%s t".formatted(table))));
    var words = new LinkedHashSet<String>(List.of("", "secret", "lethe pseudonym 1"));
    texts.forEach(text -> WORD.matcher(text).results().forEach(word -> words.add(word.group())));
    return words;
  }

  private static List<String> files(Path folder, String except) throws IOException {
    var texts = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(folder.resolve(except)))
              .toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  @Test
  void attack_withEveryWordThatIsNoKeyFile_findsNobody() throws GeneralSecurityException {
    assertThat(published).hasSize(CANDIDATES.size());
    assertThat(known).hasSizeGreaterThan(1_000).contains("fraud-evidence", "desk", "night");
    for (String word : known) {
      for (byte[] key : readings(word)) {
        assertThat(hits("HmacSHA256", key)).as("a key found in plain sight").isZero();
      }
    }
  }

  @Test
  void attack_withPlainDigests_findsNobody() throws GeneralSecurityException {
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (String candidate : CANDIDATES) {
        for (String message : messages(candidate)) {
          String found =
              HexFormat.of()
                  .formatHex(digest.digest(message.getBytes(StandardCharsets.UTF_8)))
                  .substring(0, 32);
          assertThat(published).as(algorithm).doesNotContain(found);
        }
      }
    }
  }

  /** The attack works where its premise fails: it would have found them. */
  @Test
  void attack_withTheKeysFile_findsEverybody() throws IOException, GeneralSecurityException {
    try (var files = Files.list(desk.home().resolve("keys"))) {
      Path key =
          files
              .filter(file -> file.getFileName().toString().startsWith("pseudonym-"))
              .findFirst()
              .orElseThrow();
      assertThat(hits("HmacSHA256", Files.readAllBytes(key))).isEqualTo(CANDIDATES.size());
    }
  }

  /** As text, and as what text may encode. */
  private static List<byte[]> readings(String word) {
    var keys = new ArrayList<byte[]>();
    keys.add(word.isEmpty() ? new byte[32] : word.getBytes(StandardCharsets.UTF_8));
    if (word.matches("x?([0-9a-f]{2}){8,64}")) {
      keys.add(HexFormat.of().parseHex(word.replaceFirst("^x", "")));
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(word);
      if (decoded.length >= 16) {
        keys.add(decoded);
      }
    } catch (IllegalArgumentException e) {
      // no base64
    }
    return keys;
  }

  private static long hits(String algorithm, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return CANDIDATES.stream()
        .filter(
            candidate ->
                messages(candidate).stream()
                    .map(message -> mac.doFinal(message.getBytes(StandardCharsets.UTF_8)))
                    .map(code -> HexFormat.of().formatHex(code, 0, 16))
                    .anyMatch(published::contains))
        .count();
  }

  /** The value alone, and as the program puts it. */
  private static List<String> messages(String value) {
    String epoch = "P1Y-" + LocalDate.now(ZoneId.of("Europe/Paris")).getYear() + "-01-01";
    return List.of(
        value,
        "17:lethe pseudonym 14:desk14:fraud-evidence14:" + epoch + value.length() + ":" + value);
  }
}
