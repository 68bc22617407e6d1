package dev.lethe.config.explain;

import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one retention rule into words. */
final class RuleExplainer {
  private final Policy policy;
  private final Wording wording;

  RuleExplainer(Policy policy, Wording wording) {
    this.policy = policy;
    this.wording = wording;
  }

  RuleText rule(Rule rule) {
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
      elapsed.since().sources().stream()
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
}
