package dev.lethe.config.explain;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.Explanation.AnswerText;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.explain.Explanation.Question;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.explain.Explanation.TrafficText;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Duty.Fulfilment.ByCheck;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a checked policy into words. Says what the records say, adds no promise of its own. */
public final class Explainer {
  private final Policy policy;
  private final Wording wording;

  private Explainer(Policy policy, Wording wording) {
    this.policy = policy;
    this.wording = wording;
  }

  /** Without advice. */
  public static Explanation explain(Policy policy, Language language) {
    return explain(policy, List.of(), language);
  }

  public static Explanation explain(Policy policy, List<Advice> advice, Language language) {
    Explainer explainer = new Explainer(policy, language.wording());
    return new Explanation(
        policy.controller().value(),
        language.tag(),
        language.wording().title(policy.controller().value(), policy.document()),
        questions(policy),
        explainer.answers(),
        advice.stream().map(a -> AdviceText.of(a, language)).toList(),
        policy.rules().stream().map(new RuleExplainer(policy, explainer.wording)::rule).toList(),
        explainer.archives(),
        policy.duties().stream().map(explainer::duty).toList(),
        explainer.traffic(),
        new SafeguardExplainer(policy, explainer.wording).safeguards(),
        policy.sha256());
  }

  private static List<Question> questions(Policy policy) {
    List<Question> questions = new ArrayList<>();
    policy
        .decisions()
        .forEach((id, d) -> d.open().map(q -> new Question(id, q)).ifPresent(questions::add));
    return questions;
  }

  private List<AnswerText> answers() {
    List<AnswerText> answers = new ArrayList<>();
    policy
        .decisions()
        .forEach(
            (id, d) ->
                d.answer()
                    .map(a -> new AnswerText(id, a.question(), wording.decided(a), a.fictional()))
                    .ifPresent(answers::add));
    return answers;
  }

  private List<RuleText> archives() {
    return policy.archived().stream()
        .flatMap(
            table ->
                table.archive().orElseThrow().terms().stream()
                    .map(term -> term(table, table.archive().orElseThrow(), term)))
        .toList();
  }

  private RuleText term(Table table, Archive archive, Archive.Term term) {
    List<String> exceptions = new ArrayList<>();
    term.openDecision().ifPresent(question -> exceptions.add(wording.purgeSuspended()));
    exceptions.add(wording.heldBack(policy.holds()));
    return new RuleText(
        term.id(),
        wording.clause(term.clause().section()),
        term.clause().quote(),
        wording.leavesArchive(table, archive, term),
        wording.startInArchive(archive),
        wording.period(term.keep()),
        List.of(),
        wording.purge(),
        exceptions,
        wording.lethe(),
        List.of(),
        List.of(new TableText(table.name().toString(), wording.survives(archive))));
  }

  private DutyText duty(Duty duty) {
    return new DutyText(
        duty.id(),
        wording.clause(duty.clause().section()),
        duty.clause().quote(),
        fulfilment(duty.fulfilment()),
        who(duty.fulfilment()),
        duty.fulfilment() instanceof ByPerson person ? person.reason() : "");
  }

  private String who(Duty.Fulfilment fulfilment) {
    return fulfilment instanceof ByPerson person ? wording.person(person.who()) : "Lethe";
  }

  private String fulfilment(Duty.Fulfilment fulfilment) {
    if (fulfilment instanceof ByCheck check) {
      return wording.enforced(check.check());
    }
    if (fulfilment instanceof ByPerson person) {
      return wording.leftTo(person);
    }
    throw new IllegalStateException("No words for " + fulfilment.getClass());
  }

  private Optional<TrafficText> traffic() {
    return policy
        .traffic()
        .map(
            traffic ->
                new TrafficText(
                    wording.clause(traffic.clause().section()),
                    traffic.clause().quote(),
                    wording.traffic(traffic)));
  }
}
