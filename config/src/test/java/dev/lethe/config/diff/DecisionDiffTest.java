package dev.lethe.config.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What became of a question: of a rule (R-1), of a message (R-2), of a term of an archive (A-1).
 */
class DecisionDiffTest {
  private static final List<Kind> ANSWERS =
      List.of(Kind.DECIDED, Kind.QUESTION_DROPPED, Kind.ANSWER);
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
          elsewhere: [{recipient: mailer, reference: email}]
          columns:
            id:        {is: key}
            email:     {is: identifier}
            seen_at:   {is: activity}
            agreed_at: {is: activity}
        invoices:
          key: id
          subject: user_id -> users.id
          at-expiry: archive
          archive:
            columns: [number]
            terms:
              - {id: A-1, clause: "9", quote: ten years, keep: P10Y}
          columns:
            id:      {is: key}
            user_id: {is: link}
            number:  {is: identifier}
      clocks:
        last-seen: {latest-of: [users.seen_at, users.agreed_at]}
      rules:
        - id: R-1
          clause: "7"
          quote: inactive
          subject: users
          since: last-seen
          longer-than: P3Y
          then: delete
          recontact: {id: R-2, clause: "8", quote: we ask, recipient: mailer, reference: email, answer: agreed_at}
      limits: {approve-above: 2%, refuse-above: 20%}
      """;
  private static final String OPEN = "{open: why}";
  private static final String YES = "{answered: why, by: dpo, on: 2026-01-15, reason: law}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "OPEN; YES; DECIDED",
        "OPEN; ''; QUESTION_DROPPED",
        "YES; {answered: why, by: dpo, on: 2026-01-16, reason: law}; ANSWER",
        "YES; {answered: why, by: dpo, on: 2026-01-15, reason: use}; ANSWER",
        "YES; {answered: why, by: board, on: 2026-01-15, reason: law}; ANSWER",
        "YES; {answered: how long, by: dpo, on: 2026-01-15, reason: law}; ANSWER",
        "YES; '{answered: why, by: dpo, on: 2026-01-15, reason: law, fictional: true}'; ANSWER",
        "YES; ''; ANSWER",
      })
  void of_question_saysWhatBecameOfIt(String from, String to, Kind kind) {
    for (String id : List.of("R-1", "R-2", "A-1")) {
      assertThat(answers(id, from, to))
          .extracting(Change::kind, Change::at, Change::longer)
          .containsExactly(tuple(kind, id, false));
    }
  }

  @ParameterizedTest
  @CsvSource({"OPEN, OPEN", "YES, YES", "YES, OPEN", "'', OPEN", "'', YES"})
  void of_questionThatStandsOrIsNew_saysNothingOfAnAnswer(String from, String to) {
    for (String id : List.of("R-1", "R-2", "A-1")) {
      assertThat(answers(id, from, to)).as(id).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"R-1", "R-2", "A-1"})
  void of_anotherDayOfAnAnswer_changesNothingElse(String id) {
    String later = YES.replace("01-15", "01-16");

    assertThat(changes(id, YES, later)).extracting(Change::kind).containsExactly(Kind.ANSWER);
  }

  @Test
  void of_otherWordsOfAMessage_areItsClauseAlone() {
    assertThat(PolicyDiff.of(read(SHOP), read(SHOP.replace("we ask", "we write"))).changes())
        .extracting(Change::kind, Change::at)
        .containsExactly(tuple(Kind.CLAUSE, "R-2"));
  }

  @Test
  void of_otherIdOfAMessage_isNamed() {
    assertThat(PolicyDiff.of(read(SHOP), read(SHOP.replace("R-2", "R-3"))).changes())
        .extracting(Change::kind, Change::at)
        .containsExactly(tuple(Kind.RECONTACT, "R-1"));
  }

  @Test
  void of_questionThatGoesWithItsMessage_isNotCalledDropped() {
    Policy without = read(SHOP.replaceAll("(?m)^ +recontact:.*\\R", ""));

    assertThat(PolicyDiff.of(shop("R-2", OPEN), without).unanswered()).isEmpty();
  }

  /** Another id is no answer. */
  @ParameterizedTest
  @ValueSource(strings = {"R-1", "R-2", "A-1"})
  void of_questionWhoseIdIsGone_isDroppedWhereSomethingNewActsInItsPlace(String id) {
    String renamed = SHOP.replace("id: " + id, "id: X-9");

    assertThat(PolicyDiff.of(shop(id, OPEN), read(renamed)).unanswered())
        .extracting(Change::at)
        .containsExactly(id);
    assertThat(PolicyDiff.of(shop(id, YES), read(renamed)).unanswered())
        .as("it was answered")
        .isEmpty();
    assertThat(
            PolicyDiff.of(shop(id, OPEN), read(decided(id, ", decision: " + YES, renamed)))
                .unanswered())
        .as("the answer has the new id")
        .isEmpty();
  }

  private static List<Change> answers(String id, String from, String to) {
    return changes(id, from, to).stream().filter(c -> ANSWERS.contains(c.kind())).toList();
  }

  private static List<Change> changes(String id, String from, String to) {
    return PolicyDiff.of(shop(id, from), shop(id, to)).changes();
  }

  private static Policy shop(String id, String decision) {
    String text = decision.replace("OPEN", OPEN).replace("YES", YES);
    return read(text.isEmpty() ? SHOP : decided(id, ", decision: " + text));
  }

  private static String decided(String id, String decision) {
    return decided(id, decision, SHOP);
  }

  private static String decided(String id, String decision, String shop) {
    return switch (id) {
      case "R-1" ->
          shop.replace("then: delete\n", "then: delete\n    " + decision.substring(2) + "\n");
      case "R-2" -> shop.replace("answer: agreed_at}", "answer: agreed_at" + decision + "}");
      default -> shop.replace("keep: P10Y}", "keep: P10Y" + decision + "}");
    };
  }

  private static Policy read(String text) {
    return PolicyFile.remembered("shop", text.getBytes(UTF_8));
  }
}
