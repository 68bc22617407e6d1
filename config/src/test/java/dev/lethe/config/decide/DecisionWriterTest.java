package dev.lethe.config.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionWriterTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-15");
  private static final Answer YES = new Answer("dpo", DAY, "agreed", false);

  private static final String SHOP =
      """
      # 🗝 éà, and a mark that takes two characters: 😀
      controller: shop
      role: controller
      zone: Europe/Paris
      language: en
      document: {title: "Privacy 😀 policy", version: "1"}
      tables:
        users:
          key: id
          subject: id
          columns:
            id:      {is: key}
            email:   {is: identifier}
            seen_at: {is: activity}
      rules:
        - id: R-1
          clause: "7"
          quote: inactive for three years
          subject: users
          since: users.seen_at
          longer-than: P3Y
          then: delete
          decision:%s   # ask them
        - {id: R-2, clause: "8", quote: perhaps, subject: users, since: users.seen_at, longer-than: P9Y, then: delete, decision: {open: "How long?"}}
      limits: {approve-above: 2%%, refuse-above: 20%%}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        " {open: \"How long?\"}",
        " { open : How long? , }",
        "\n      open: How long?",
        "\n      'open': >-\n        How long?\n",
        " {\"open\":\n  'How long?'}",
      })
  void answer_howeverTheQuestionIsWritten_saysYesAndLeavesTheRest(String written) {
    String before = SHOP.formatted(written);

    String after = DecisionWriter.answer(before, "R-1", YES);

    assertThat(read(after).decisions().get("R-1"))
        .isEqualTo(new Answered("How long?", "dpo", DAY, "agreed", false));
    assertThat(read(after).decisions().get("R-2")).isEqualTo(read(before).decisions().get("R-2"));
    assertThat(withoutAnswers(after))
        .isEqualTo(before.replaceAll("['\"]open['\"]", "open").replaceAll("\\s+", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: b, c} # \"no\" 'x' \\ \u00e9 😀", "two\nlines\tand a tab", "{}", "~", "true"})
  void answer_withAnyReason_saysIt(String reason) {
    String after =
        DecisionWriter.answer(
            SHOP.formatted(" {open: How long?}"), "R-2", new Answer("dpo", DAY, reason, true));

    assertThat(read(after).decisions().get("R-2"))
        .isEqualTo(new Answered("How long?", "dpo", DAY, reason, true));
  }

  @Test
  void answer_whereNothingWaits_namesWhatDoes() {
    String policy = DecisionWriter.answer(SHOP.formatted(" {open: How long?}"), "R-1", YES);

    assertThatThrownBy(() -> DecisionWriter.answer(policy, "R-1", YES))
        .isInstanceOf(LetheException.class)
        .hasMessage("Cannot answer for R-1: no open question stands there. Name one of R-2.");
    String whole = DecisionWriter.answerAll(policy, YES);
    assertThatThrownBy(() -> DecisionWriter.answer(whole, "R-9", YES))
        .hasMessageEndingWith("Nothing in this file waits for an answer.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k-inventory", "okasio", "kppay", "kmeroccase", "example"})
  void answerAll_ofAPolicyThatShips_leavesNothingOpenAndEverythingElse(String name)
      throws IOException {
    String before = Files.readString(Path.of("policies", name + ".yaml"));

    String after = DecisionWriter.answerAll(before, YES);

    Policy was = read(before);
    Policy is = read(after);
    assertThat(is.decisions().keySet()).isEqualTo(was.decisions().keySet());
    assertThat(is.decisions().values()).noneMatch(d -> d.open().isPresent());
    assertThat(questions(is)).isEqualTo(questions(was));
    assertThat(List.of(is.tables().keySet(), is.clocks(), is.duties(), is.limits()))
        .isEqualTo(List.of(was.tables().keySet(), was.clocks(), was.duties(), was.limits()));
  }

  private static List<String> questions(Policy policy) {
    return policy.decisions().values().stream().map(d -> d.question()).toList();
  }

  private static Policy read(String text) {
    return PolicyFile.remembered("test", text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the file said before, but for white space. */
  private static String withoutAnswers(String text) {
    return text.replaceAll(",?\\s*by: dpo,?\\s*on: 2026-01-15,?\\s*reason: agreed", "")
        .replaceAll("'?answered'?", "open")
        .replaceAll("\\s+", "");
  }
}
