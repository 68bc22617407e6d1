package dev.lethe.config.explain;

import dev.lethe.config.explain.Explanation.AnswerText;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.explain.Wording.Heading;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An explanation as lines of at most 96 characters. */
public final class ExplanationText {
  private final Wording wording;
  private final UnaryOperator<String> emphasis;
  private final Lines lines = new Lines(96);

  private ExplanationText(Wording wording, UnaryOperator<String> emphasis) {
    this.wording = wording;
    this.emphasis = emphasis;
  }

  /**
   * The whole explanation.
   *
   * @param emphasis makes a heading stand out, such as bold on a terminal
   */
  public static String of(
      Explanation explanation, Language language, UnaryOperator<String> emphasis) {
    return new ExplanationText(language.wording(), emphasis).write(explanation);
  }

  private String write(Explanation explanation) {
    lines.wrap("", emphasis.apply(explanation.title()));
    questions(explanation);
    advice(explanation);
    heading(Heading.RULES);
    explanation.rules().forEach(rule -> rule(rule, sameTables(explanation, rule)));
    if (!explanation.archives().isEmpty()) {
      heading(Heading.ARCHIVES);
      explanation.archives().forEach(term -> rule(term, Optional.empty()));
    }
    if (!explanation.duties().isEmpty()) {
      heading(Heading.DUTIES);
      explanation.duties().forEach(this::duty);
    }
    traffic(explanation);
    heading(Heading.SAFEGUARDS);
    explanation.safeguards().forEach(this::item);
    lines.blank();
    lines.wrap("", "SHA-256 " + explanation.sha256());
    return lines.toString();
  }

  private void questions(Explanation explanation) {
    heading(Heading.QUESTIONS);
    if (explanation.questions().isEmpty()) {
      item(wording.nothingOpen());
    }
    explanation.questions().forEach(q -> item(q.rule() + wording.colon() + q.question()));
    if (!explanation.answers().isEmpty()) {
      heading(Heading.ANSWERS);
    }
    for (AnswerText answer : explanation.answers()) {
      item(answer.rule() + wording.colon() + answer.question());
      lines.wrap("    ", answer.decided());
    }
  }

  private void advice(Explanation explanation) {
    heading(Heading.ADVICE);
    if (explanation.advice().isEmpty()) {
      item(wording.noAdvice());
    }
    for (AdviceText advice : explanation.advice()) {
      item(emphasis.apply(advice.id()) + wording.colon() + advice.found());
      labelled(Heading.GUIDANCE, List.of(advice.guidance() + " " + advice.source() + "."));
      labelled(Heading.SAFEST, List.of(advice.safest()));
      labelled(Heading.DECISION, List.of(advice.decision()));
    }
  }

  private static Optional<RuleText> sameTables(Explanation explanation, RuleText rule) {
    return explanation.rules().stream()
        .filter(earlier -> earlier.tables().equals(rule.tables()))
        .findFirst()
        .filter(earlier -> !earlier.equals(rule));
  }

  private void rule(RuleText rule, Optional<RuleText> same) {
    named(rule.id(), rule.clause(), rule.quote());
    labelled(Heading.DUE, List.of(rule.due()));
    labelled(Heading.ASKED, rule.asked());
    labelled(Heading.DONE, List.of(rule.act()));
    labelled(Heading.COUNTED, rule.counted());
    List<String> tables = rule.tables().stream().map(this::table).toList();
    labelled(Heading.TABLES, same.map(r -> List.of(wording.sameTables(r.id()))).orElse(tables));
    lines.blank();
  }

  private String table(TableText table) {
    return table.table() + wording.colon() + table.effect();
  }

  private void duty(DutyText duty) {
    named(duty.id(), duty.clause(), duty.quote());
    lines.wrap("    ", duty.fulfilment());
    lines.blank();
  }

  private void traffic(Explanation explanation) {
    heading(Heading.TRAFFIC);
    if (explanation.traffic().isEmpty()) {
      item(wording.noTraffic());
    }
    explanation
        .traffic()
        .ifPresent(
            traffic -> {
              item(traffic.clause() + ", " + wording.quote(traffic.quote()));
              traffic.sentences().forEach(this::item);
            });
  }

  private void named(String id, String clause, String quote) {
    lines.wrap("  ", emphasis.apply(id) + ", " + clause + ", " + wording.quote(quote));
  }

  private void labelled(Heading label, List<String> sentences) {
    String name = wording.heading(label);
    if (sentences.size() == 1) {
      lines.wrap("    ", name + wording.colon() + sentences.get(0));
    } else if (!sentences.isEmpty()) {
      lines.wrap("    ", name + wording.colon().stripTrailing());
      sentences.forEach(sentence -> lines.item("      ", sentence));
    }
  }

  private void item(String sentence) {
    lines.item("  ", sentence);
  }

  private void heading(Heading heading) {
    lines.blank();
    lines.wrap("", emphasis.apply(wording.heading(heading)));
  }
}
