package dev.lethe.config.explain;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.Explanation.AnswerText;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.explain.Explanation.Question;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.explain.Explanation.TrafficText;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Backups;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Duty.Fulfilment.ByCheck;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Region;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
        policy.rules().stream().map(explainer::rule).toList(),
        explainer.archives(),
        policy.duties().stream().map(explainer::duty).toList(),
        explainer.traffic(),
        explainer.safeguards(),
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

  private RuleText rule(Rule rule) {
    Optional<Release> release = rule.release().map(name -> policy.releases().get(name));
    return new RuleText(
        rule.id(),
        wording.clause(rule.clause().section()),
        rule.clause().quote(),
        due(rule),
        rule.trigger().read(new Start()),
        rule.trigger().read(new Length()),
        asked(rule),
        release.map(wording::anonymise).orElseGet(() -> act(rule)),
        exceptions(rule),
        wording.lethe(),
        release.map(this::counted).orElse(List.of()),
        Effects.of(policy, rule, wording));
  }

  private List<String> asked(Rule rule) {
    List<String> sentences = new ArrayList<>();
    for (Recontact recontact : rule.recontact().stream().toList()) {
      sentences.add(
          "%s, %s, %s"
              .formatted(
                  recontact.id(),
                  wording.clause(recontact.clause().section()),
                  wording.quote(recontact.clause().quote())));
      if (rule.asksNobody()) {
        sentences.add(wording.recontactSuspended());
      }
      sentences.addAll(wording.recontact(recontact));
    }
    return sentences;
  }

  private String act(Rule rule) {
    return rule.pseudonym()
        .map(wording::pseudonymise)
        .orElseGet(() -> rule.then() == Then.ARCHIVE ? wording.archive() : wording.delete());
  }

  private String due(Rule rule) {
    List<String> sentences = new ArrayList<>();
    sentences.add(rule.trigger().read(new Due()));
    rule.conditions().forEach(condition -> sentences.add(wording.condition(condition)));
    if (rule.trigger() instanceof Trigger.Elapsed elapsed) {
      elapsed.since().events().stream()
          .map(event -> policy.table(event.table()).column(event.column()))
          .filter(column -> column.precision() == Column.Precision.MONTH)
          .forEach(column -> sentences.add(wording.wholeMonth(column)));
    }
    return String.join(" ", sentences);
  }

  private final class Due implements Trigger.Cases<String> {
    @Override
    public String elapsed(Trigger.Elapsed elapsed) {
      return wording.due(elapsed);
    }

    @Override
    public String opposed(Trigger.Opposed opposed) {
      return wording.due(opposed);
    }

    @Override
    public String underAge(Trigger.UnderAge underAge) {
      return wording.due(underAge);
    }
  }

  private final class Start implements Trigger.Cases<String> {
    @Override
    public String elapsed(Trigger.Elapsed elapsed) {
      return wording.start(elapsed);
    }

    @Override
    public String opposed(Trigger.Opposed opposed) {
      return wording.start(opposed);
    }

    @Override
    public String underAge(Trigger.UnderAge underAge) {
      return wording.start(underAge);
    }
  }

  private final class Length implements Trigger.Cases<String> {
    @Override
    public String elapsed(Trigger.Elapsed elapsed) {
      return wording.period(elapsed.longerThan());
    }

    @Override
    public String opposed(Trigger.Opposed opposed) {
      return wording.atNextRun();
    }

    @Override
    public String underAge(Trigger.UnderAge underAge) {
      return wording.atOnce(underAge.within());
    }
  }

  private static final class Consent implements Trigger.Cases<Optional<String>> {
    @Override
    public Optional<String> elapsed(Trigger.Elapsed elapsed) {
      return Optional.empty();
    }

    @Override
    public Optional<String> opposed(Trigger.Opposed opposed) {
      return Optional.empty();
    }

    @Override
    public Optional<String> underAge(Trigger.UnderAge underAge) {
      return underAge.unless();
    }
  }

  private List<String> exceptions(Rule rule) {
    List<String> sentences = new ArrayList<>();
    rule.openDecision().ifPresent(question -> sentences.add(wording.suspended()));
    rule.trigger().read(new Consent()).map(wording::consented).ifPresent(sentences::add);
    Table subject = policy.table(rule.subject());
    if (!subject.exempt().isEmpty()) {
      sentences.add(subject.name() + wording.colon() + wording.exempt(subject));
    }
    sentences.add(wording.heldBack(policy.holds()));
    return sentences;
  }

  private List<String> counted(Release release) {
    List<String> sentences = new ArrayList<>();
    for (String column : release.by()) {
      sentences.add(wording.dimension(policy.table(release.subject()).column(column)));
    }
    sentences.add(wording.minimumGroup(release));
    return sentences;
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

  private List<String> backups(Backups backups) {
    List<String> sentences = new ArrayList<>();
    sentences.add(wording.backups(backups.erasedWithin()));
    new TreeMap<>(backups.neverPast())
        .forEach((rule, period) -> sentences.add(wording.backupsNeverPast(rule, period)));
    return sentences;
  }

  private List<String> safeguards() {
    List<String> sentences = new ArrayList<>();
    if (policy.edition().number() > 0) {
      sentences.add(wording.version(policy.edition().number()));
    }
    sentences.add(wording.zone(policy.zone()));
    sentences.add(wording.limits(policy.limits()));
    sentences.add(wording.holds(policy.holds()));
    policy.tables().values().stream()
        .filter(table -> !table.forbidden().isEmpty())
        .forEach(table -> sentences.add(wording.forbidden(table)));
    policy
        .tables()
        .values()
        .forEach(
            table ->
                table.elsewhere().forEach(copy -> sentences.add(wording.elsewhere(table, copy))));
    policy.safeguards().neverStored().forEach(one -> sentences.add(wording.neverStored(one)));
    List<String> regions = policy.safeguards().regions().stream().map(Region::code).toList();
    if (!regions.isEmpty()) {
      sentences.add(wording.regions(regions));
    }
    policy.safeguards().backups().ifPresent(backups -> sentences.addAll(backups(backups)));
    policy
        .safeguards()
        .importsEnded()
        .ifPresent(decision -> sentences.add(wording.importsEnded(decision)));
    policy.edition().lengthened().forEach(one -> sentences.add(wording.lengthened(one)));
    List<String> nobody = policy.safeguards().withoutPeopleByName();
    if (!nobody.isEmpty()) {
      sentences.add(wording.withoutPeople(nobody));
    }
    List<String> processed =
        policy.tables().values().stream()
            .filter(table -> table.role() == Role.PROCESSOR)
            .map(Table::name)
            .map(Object::toString)
            .toList();
    if (!processed.isEmpty()) {
      sentences.add(wording.processor(processed));
    }
    return sentences;
  }
}
