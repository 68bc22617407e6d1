package dev.lethe.config.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One change at a time in a small shop's policy: what it is called, and whether it keeps longer.
 */
class PolicyDiffTest {
  private static final String SHOP =
      """
      controller: shop
      role: controller
      zone: Europe/Paris
      language: en
      document: {title: Privacy policy, version: "1"}
      tables:
        users:
          key: id
          subject: id
          exempt: [1]
          columns:
            id:      {is: key}
            kind:    {is: attribute}
            email:   {is: identifier}
            phone:   {is: identifier}
            born_on: {is: quasi-identifier}
            agreed:  {is: attribute}
            cvv:     {is: forbidden}
            seen_at: {is: activity}
            made_at: {is: activity}
        notes:
          key: id
          at-expiry: blank
          subjects:
            - {via: user_id -> users.id, owns: [user_id, body]}
          columns:
            id:      {is: key}
            user_id: {is: link}
            body:    {is: free-text}
      clocks:
        last-act: {latest-of: [users.seen_at], otherwise: users.made_at}
      rules:
        - {id: R-0, clause: "6", quote: young, subject: users, when: {younger-than: 13, born: born_on, unless: agreed, within: PT72H}, then: delete}
        - {id: R-3, clause: "9", quote: opposed, subject: users, when: {opposed: [email]}, then: delete}
        - {id: R-1, clause: "7", quote: inactive, subject: users, only: {kind: [a, b]}, since: last-act, longer-than: P3Y, then: delete}
        - {id: R-2, clause: "8", quote: perhaps, subject: users, since: users.made_at, longer-than: P9Y, then: delete, decision: {open: "How long?"}}
      holds: [fraud]
      limits: {approve-above: 2%, refuse-above: 20%}
      """;
  private static final String BACKUPS = "backups: {erased-within: P3M, never-past: {R-1: P4Y}}\n";
  private static final Policy BEFORE = read(SHOP);

  @Test
  void of_itself_isEmpty() {
    assertThat(PolicyDiff.of(BEFORE, BEFORE).changes()).isEmpty();
  }

  @Tag("KM-19")
  @Tag("OK-22")
  @Tag("KI-21")
  @Tag("KP-13")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "longer-than: P3Y; longer-than: P37M; PERIOD_LONGER",
        "longer-than: P3Y; longer-than: P1096D; PERIOD_LONGER",
        "latest-of: [users.seen_at]; latest-of: [users.seen_at, users.made_at]; CLOCK",
        "otherwise: users.made_at; otherwise: users.seen_at; CLOCK",
        "latest-of; earliest-of; CLOCK",
        "only: {kind: [a, b]}; only: {kind: [a]}; LAXER",
        "only: {kind: [a, b]}; only: {kind: [a, b], agreed: [yes]}; LAXER",
        "only: {kind: [a, b]}; except: {kind: [c]}; LAXER",
        "since: last-act; except: {agreed: [yes]}, since: last-act; LAXER",
        "younger-than: 13; younger-than: 12; LAXER",
        "within: PT72H; within: PT96H; LAXER",
        "opposed: [email]; opposed: [phone]; LAXER",
        "'when: {opposed: [email]}'; 'since: users.seen_at, longer-than: P1D'; LAXER",
        "exempt: [1]; exempt: [1, 2]; TABLE_EXEMPT",
        "'seen_at: {is: activity}'; 'seen_at: {is: activity, zone: UTC}'; COLUMN_READ",
        "'seen_at: {is: activity}'; 'seen_at: {is: event, precision: month}'; COLUMN_READ",
        "'cvv:     {is: forbidden}'; 'cvv:     {is: attribute}'; COLUMN_ALLOWED",
        "'owns: [user_id, body]'; 'owns: [user_id]'; TABLE_LINKS",
        "'body:    {is: free-text}'; 'body:    {is: attribute}'; COLUMN_KEPT",
        "holds: [fraud]; holds: [fraud, law]; HOLD_ADDED",
        "zone: Europe/Paris; zone: Africa/Douala; ZONE",
        "longer-than: P3Y, then: delete; 'longer-than: P3Y, then: delete, decision: {open: \"Why?\"}'; SUSPENDED",
      })
  void of_whatCouldKeepLonger_isCalledLonger(String before, String after, Kind kind) {
    PolicyDiff diff = diff(before, after);

    assertThat(diff.undecided(read(SHOP.replace(before, after))))
        .extracting(Change::kind)
        .containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "longer-than: P3Y; longer-than: P2Y; PERIOD_SHORTER",
        "longer-than: P3Y; longer-than: P1095D; PERIOD_SHORTER",
        "only: {kind: [a, b]}; only: {kind: [a, b, c]}; STRICTER",
        "'only: {kind: [a, b]}, '; ''; STRICTER",
        "younger-than: 13; younger-than: 15; STRICTER",
        "', unless: agreed'; ''; STRICTER",
        "quote: inactive; quote: idle; CLAUSE",
        "'decision: {open: \"How long?\"}'; 'decision: {answered: \"How long?\", by: dpo, on: 2026-01-15, reason: yes}'; DECIDED",
        "', decision: {open: \"How long?\"}'; ''; QUESTION_DROPPED",
        "approve-above: 2%; approve-above: 1%; LIMITS",
        "opposed: [email]; 'opposed: [email, phone]'; STRICTER",
        "'owns: [user_id, body]'; 'owns: [user_id, body], guard: trigger'; TABLE_GUARD",
      })
  void of_whatEndsSooner_isNotCalledLonger(String before, String after, Kind kind) {
    PolicyDiff diff = diff(before, after);

    assertThat(diff.changes()).extracting(Change::kind).containsExactly(kind);
    assertThat(diff.changes()).noneMatch(Change::longer);
  }

  @Tag("KI-03")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "P3M; P4M; true",
        "P3M; P89D; false",
        "P4Y; P49M; true",
        "P4Y; P47M; false",
        "', never-past: {R-1: P4Y}'; ''; true",
        "'backups: {erased-within: P3M, never-past: {R-1: P4Y}}\n'; ''; true",
      })
  void of_backups_isLongerWhereTheyMayKeepLonger(String before, String after, boolean longer) {
    Policy policy = read((SHOP + BACKUPS).replace(before.replace("\\n", "\n"), after));

    assertThat(PolicyDiff.of(read(SHOP + BACKUPS), policy).undecided(policy))
        .extracting(Change::kind)
        .isEqualTo(longer ? List.of(Kind.BACKUPS) : List.of());
    assertThat(PolicyDiff.of(read(SHOP), read(SHOP + BACKUPS)).undecided(BEFORE)).isEmpty();
  }

  @Test
  void of_rowThatGoesInsteadOfBeingBlanked_endsSooner() {
    String blanked =
        "    at-expiry: blank\n    subjects:\n      - {via: user_id -> users.id, owns: [user_id, body]}\n";

    assertThat(diff(blanked, "    subject: user_id -> users.id\n").changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before: P40D",
        "lead: P14D",
        "except: {news: [\"false\"]}",
        "decision: {open: \"Do we ask?\"}"
      })
  void of_peopleAskedOtherwise_isNamedAndKeepsNothingLonger(String more) throws IOException {
    String asks =
        Files.readString(Path.of("src/test/resources/dev/lethe/config/read/recontact.yaml"));
    String answer = "      answer: agreed_at\n";
    PolicyDiff diff =
        PolicyDiff.of(read(asks), read(asks.replace(answer, answer + "      " + more + "\n")));
    assertThat(diff.changes()).extracting(Change::kind).containsExactly(Kind.RECONTACT);
    assertThat(diff.changes()).noneMatch(Change::longer);
  }

  @Test
  void of_samePeriodInOtherWords_isNoChange() {
    assertThat(diff("longer-than: P3Y", "longer-than: P36M").changes()).isEmpty();
  }

  @Test
  void of_ruleThatIsGone_couldKeepLonger() {
    String without = SHOP.replaceAll("(?m)^  - \\{id: R-1.*\\R", "");
    String clockless = without.replaceAll("(?m)^clocks:\\R.*\\R", "");

    assertThat(PolicyDiff.of(BEFORE, read(clockless)).undecided(read(clockless)))
        .extracting(Change::kind, Change::at)
        .containsExactly(tuple(Kind.RULE_REMOVED, "R-1"));
  }

  @Test
  void of_ruleThatWaited_maySayAnything() {
    assertThat(diff("longer-than: P9Y", "longer-than: P20Y").changes()).noneMatch(Change::longer);
  }

  @Test
  void of_otherName_isNoOtherRule() {
    assertThat(diff("id: R-1", "id: R-9").changes())
        .extracting(change -> change.sentence(Language.EN))
        .containsExactly("Rule R-1 is now R-9.");
  }

  private static final String INVOICES =
      """
        invoices:
          key: id
          subject: user_id -> users.id
          at-expiry: %s
          columns:
            id:      {is: key}
            user_id: {is: link}
            number:  {is: identifier}
            total:   {is: attribute}
      """;
  private static final String ARCHIVE =
      """
          archive:
            columns: [number]
            terms:
              - {id: A-1, clause: "9", quote: ten years, keep: P10Y}
      """;

  private static String shop(String atExpiry, String archive) {
    String table =
        INVOICES.formatted(atExpiry).replace("    columns:\n", archive + "    columns:\n");
    return SHOP.replace("clocks:\n", table + "clocks:\n");
  }

  @Test
  void of_deletedThatIsArchived_couldKeepLonger() {
    assertThat(PolicyDiff.of(read(shop("delete", "")), read(shop("archive", ARCHIVE))).changes())
        .extracting(Change::kind)
        .contains(Kind.TABLE_LINKS);
  }

  /** The deletion of three years is still there, and finds nobody: all were archived after two. */
  @Test
  void of_newRuleThatArchivesBeforeTheOldOneDeletes_couldKeepLonger() {
    String archive =
        """
            archive:
              columns: [kind]
              terms:
                - {id: A-1, clause: "9", quote: ten years, keep: P10Y}
            columns:
              id:      {is: key}
              kind:
        """;
    String rule =
        """
          - {id: R-8, clause: "9", quote: kept, subject: users, since: last-act, longer-than: P2Y, then: archive}
          - {id: R-1,
        """;
    Policy after =
        read(
            SHOP.replace(
                    "    columns:\n      id:      {is: key}\n      kind:", archive.stripTrailing())
                .replace("  - {id: R-1,", rule.stripTrailing()));
    assertThat(PolicyDiff.of(BEFORE, after).undecided(after))
        .extracting(Change::kind, Change::at)
        .containsExactly(tuple(Kind.ARCHIVES, "R-8"));
  }

  @ParameterizedTest
  @CsvSource({
    "P10Y, P11Y, true",
    "P10Y, P9Y, false",
    "'[number]', '[number, total]', true",
    "P10Y}, 'P10Y, decision: {open: why}}', true",
    "ten years, other words, false",
  })
  void of_archiveThatKeepsMore_couldKeepLonger(String from, String to, boolean longer) {
    String now = shop("archive", ARCHIVE.replace(from, to));
    assertThat(PolicyDiff.of(read(shop("archive", ARCHIVE)), read(now)).changes())
        .extracting(Change::kind)
        .isEqualTo(longer ? List.of(Kind.TABLE_ARCHIVE) : List.of());
  }

  @Test
  void undecided_decisionAgainstThisVersion_answersItAndNoOther() {
    String longer = SHOP.replace("longer-than: P3Y", "longer-than: P5Y");

    assertThat(undecided(longer + decision("R-1", BEFORE.sha256()))).isEmpty();
    assertThat(undecided(longer + decision("R-0", BEFORE.sha256()))).hasSize(1);
    assertThat(undecided(longer + decision("R-1", "0".repeat(64)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EN", "FR"})
  void sentence_everyKind_isWhole(Language language) {
    for (Kind kind : Kind.values()) {
      assertThat(new Change(kind, "at", "old", "new").sentence(language))
          .endsWith(kind == Kind.SUSPENDED ? "new" : ".")
          .doesNotContain("%");
    }
  }

  static List<Period> periods() {
    return List.of(
        Period.ofDays(29), Period.ofMonths(1), Period.ofDays(365), Period.ofYears(1), Period.ZERO);
  }

  /** Against a comparison on random days of the calendar. */
  @ParameterizedTest
  @MethodSource("periods")
  void canEndLater_randomDays_neverFindOneThatItDenies(Period period) {
    Random random = new Random(19);
    for (Period other : periods()) {
      boolean later =
          random
              .ints(20_000, 0, 146_097)
              .mapToObj(day -> LocalDate.of(1900, 1, 1).plusDays(day))
              .anyMatch(day -> day.plus(other).isAfter(day.plus(period)));
      assertThat(Periods.canEndLater(other, period)).as(other + " and " + period).isEqualTo(later);
    }
  }

  @Test
  void promise_ofARuleThatActedBeforeItWaited_isWhatItDidThen() {
    String asks = ", decision: {open: \"Why?\"}";
    Policy acted = read(SHOP);
    Policy waited = read(SHOP.replace(THREE_YEARS, THREE_YEARS + asks));
    Policy longer =
        read(
            SHOP.replace(
                THREE_YEARS,
                "longer-than: P9Y, then: delete, decision: {answered: \"Why?\", by: dpo, on: 2026-01-15, reason: yes}"));

    assertThat(PolicyDiff.of(waited, longer).undecided(longer)).isEmpty();
    assertThat(
            PolicyDiff.of(Promise.of(waited, () -> Stream.of(waited, acted), longer), longer)
                .undecided(longer))
        .extracting(Change::kind)
        .containsExactly(Kind.PERIOD_LONGER);
    assertThat(
            PolicyDiff.of(Promise.of(waited, () -> Stream.of(acted), waited), waited)
                .undecided(waited))
        .as("still waiting")
        .isEmpty();
  }

  @Test
  void promise_ofARuleThatIsGoneAfterItWaited_isWhatItDidBefore() {
    Policy acted = read(SHOP);
    Policy waited = read(SHOP.replace(THREE_YEARS, THREE_YEARS + ", decision: {open: \"Why?\"}"));
    Policy renamed =
        read(
            SHOP.replace("id: R-1,", "id: R-9,")
                .replace(THREE_YEARS, "longer-than: P9Y, then: delete"));

    assertThat(
            PolicyDiff.of(Promise.of(waited, () -> Stream.of(acted), renamed), renamed)
                .undecided(renamed))
        .extracting(Change::kind, Change::at)
        .containsExactly(tuple(Kind.RULE_REMOVED, "R-1"));
    assertThat(
            PolicyDiff.of(Promise.of(waited, Stream::empty, renamed), renamed).undecided(renamed))
        .as("it never acted")
        .isEmpty();
  }

  @Test
  void promise_noRuleStoppedWaiting_readsNoEarlierVersion() {
    Policy now = read(SHOP.replace(THREE_YEARS, "longer-than: P2Y, then: delete"));

    assertThat(Promise.of(BEFORE, PolicyDiffTest::unreadable, now)).isEqualTo(BEFORE);
  }

  private static Stream<Policy> unreadable() {
    throw new AssertionError("an old version that this program may not read");
  }

  private static final String THREE_YEARS = "longer-than: P3Y, then: delete";

  private static String decision(String at, String after) {
    return "lengthened: [{at: %s, after: \"%s\", by: dpo, on: 2025-01-01, reason: law}]\n"
        .formatted(at, after);
  }

  private static List<Change> undecided(String text) {
    Policy after = read(text);
    return PolicyDiff.of(BEFORE, after).undecided(after);
  }

  private static final String PSEUDONYM =
      "pseudonym: {columns: [mail, phone], purpose: fraud, epoch: P1Y}";
  private static final String TWO_STAGES =
      SHOP.replace(
              "      kind:    {is: attribute}",
              """
                    kind:    {is: attribute}
                    mail:    {is: identifier}\
              """)
          .replace(
              "holds:",
              """
                - {id: R-5, clause: "7", quote: first, subject: users, since: users.seen_at, longer-than: P1Y, then: delete}
                - {id: R-4, clause: "7", quote: last, subject: users, since: users.seen_at, longer-than: P5Y, then: delete}
              holds:""");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "columns: [mail, phone]; columns: [mail]; PSEUDONYMISES_LESS; true",
        "columns: [mail, phone]; columns: [phone, mail]; PSEUDONYM; false",
        "purpose: fraud; purpose: support; PSEUDONYM; false",
        "epoch: P1Y; epoch: P1M; PSEUDONYM; false",
      })
  void of_otherPseudonyms_areNamedAndFewerAreLonger(
      String from, String to, Kind kind, boolean longer) {
    String before = pseudonymising();
    var changes = PolicyDiff.of(read(before), read(before.replace(from, to))).changes();
    assertThat(changes).extracting(Change::kind).containsExactly(kind);
    assertThat(changes).extracting(Change::longer).containsExactly(longer);
  }

  @Test
  void of_deletedThatIsPseudonymised_couldKeepLonger() {
    Policy deletes = read(TWO_STAGES);
    Policy stays = read(pseudonymising());
    assertThat(PolicyDiff.of(deletes, stays).undecided(stays))
        .extracting(Change::kind)
        .containsExactly(Kind.PSEUDONYMISES);
    assertThat(PolicyDiff.of(stays, deletes).undecided(deletes)).isEmpty();
  }

  private static String pseudonymising() {
    return TWO_STAGES.replace(
        "longer-than: P1Y, then: delete", "longer-than: P1Y, then: pseudonymise, " + PSEUDONYM);
  }

  private static PolicyDiff diff(String before, String after) {
    assertThat(SHOP).contains(before);
    return PolicyDiff.of(BEFORE, read(SHOP.replace(before, after)));
  }

  private static Policy read(String text) {
    return PolicyFile.remembered("shop", text.getBytes(UTF_8));
  }
}
