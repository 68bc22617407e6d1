package dev.lethe.config.schedule;

import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.explain.Explanation.TrafficText;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One row of the schedule.
 *
 * @param sentences of a row that is no rule
 */
record ClauseRow(
    String id,
    String section,
    String clause,
    String quote,
    boolean rule,
    boolean suspended,
    List<String> data,
    String start,
    String period,
    String act,
    List<String> counted,
    List<String> exceptions,
    List<Sentence> sentences,
    String who) {

  /** A sentence and the language it is written in. */
  record Sentence(String text, String language) {}

  boolean hasCounted() {
    return !counted.isEmpty();
  }

  /**
   * In the order of the document, so that both can be read side by side.
   *
   * @param traffic name of the row of the traffic statistics, which have no id
   */
  static List<ClauseRow> of(Policy policy, Explanation explanation, String traffic) {
    List<ClauseRow> rows = new ArrayList<>();
    for (int i = 0; i < explanation.rules().size(); i++) {
      boolean suspended = policy.rules().get(i).openDecision().isPresent();
      String section = policy.rules().get(i).clause().section();
      rows.add(rule(explanation.rules().get(i), section, suspended));
      RuleText text = explanation.rules().get(i);
      policy
          .rules()
          .get(i)
          .recontact()
          .ifPresent(one -> rows.add(recontact(one, text, explanation)));
    }
    for (int i = 0; i < explanation.archives().size(); i++) {
      Archive.Term term = policy.terms().get(i);
      boolean suspended = term.openDecision().isPresent();
      rows.add(rule(explanation.archives().get(i), term.clause().section(), suspended));
    }
    for (int i = 0; i < explanation.duties().size(); i++) {
      String section = policy.duties().get(i).clause().section();
      rows.add(duty(explanation, explanation.duties().get(i), section, language(policy)));
    }
    policy.traffic().ifPresent(t -> rows.add(traffic(explanation, t.clause().section(), traffic)));
    rows.sort(Comparator.comparing(ClauseRow::section, ClauseRow::compare));
    return rows;
  }

  private static ClauseRow rule(RuleText rule, String section, boolean suspended) {
    List<String> data = rule.tables().stream().map(TableText::table).distinct().toList();
    return new ClauseRow(
        rule.id(),
        section,
        rule.clause(),
        rule.quote(),
        true,
        suspended,
        data,
        rule.start(),
        rule.period(),
        rule.act(),
        rule.counted(),
        rule.exceptions(),
        List.of(),
        rule.who());
  }

  /** A clause of its own, that the rule carries out before it acts. */
  private static ClauseRow recontact(Recontact one, RuleText rule, Explanation explanation) {
    List<Sentence> said =
        rule.asked().stream()
            .skip(1)
            .map(sentence -> new Sentence(sentence, explanation.language()))
            .toList();
    return plain(
        one.id(), one.clause().section(), rule.clause(), one.clause().quote(), said, rule.who());
  }

  private static ClauseRow duty(
      Explanation explanation, DutyText duty, String section, String language) {
    Sentence sentence =
        duty.byPerson()
            ? new Sentence(duty.reason(), language)
            : new Sentence(duty.fulfilment(), explanation.language());
    return plain(duty.id(), section, duty.clause(), duty.quote(), List.of(sentence), duty.who());
  }

  private static ClauseRow traffic(Explanation explanation, String section, String name) {
    TrafficText traffic = explanation.traffic().orElseThrow();
    List<Sentence> sentences =
        traffic.sentences().stream().map(s -> new Sentence(s, explanation.language())).toList();
    return plain(name, section, traffic.clause(), traffic.quote(), sentences, "Lethe");
  }

  private static ClauseRow plain(
      String id, String section, String clause, String quote, List<Sentence> said, String who) {
    return new ClauseRow(
        id, section, clause, quote, false, false, List.of(), "", "", "", List.of(), List.of(), said,
        who);
  }

  private static String language(Policy policy) {
    return policy.language().toLanguageTag();
  }

  /** 8.2 stands before 11; what has no number, such as the introduction, comes first. */
  private static int compare(String one, String other) {
    String[] a = one.split("[.\\s]+", -1);
    String[] b = other.split("[.\\s]+", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = Integer.compare(number(a[i]), number(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return a.length == b.length ? one.compareTo(other) : Integer.compare(a.length, b.length);
  }

  private static int number(String part) {
    return part.matches("\\d{1,6}") ? Integer.parseInt(part) : -1;
  }
}
