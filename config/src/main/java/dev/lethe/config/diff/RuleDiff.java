package dev.lethe.config.diff;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules, by their ids. A rule that waited for a decision was never carried out: nothing that
 * becomes of it keeps anything longer.
 */
final class RuleDiff {
  private final Policy before;
  private final List<Change> changes = new ArrayList<>();

  private RuleDiff(Policy before) {
    this.before = before;
  }

  static List<Change> of(Policy before, Policy after) {
    var diff = new RuleDiff(before);
    Map<Rule, Rule> pairs = RulePairs.of(before, after);
    for (Rule old : before.rules()) {
      Rule now = pairs.get(old);
      if (now == null) {
        diff.removed(old);
      } else {
        diff.changed(old, now);
      }
    }
    after.rules().stream().filter(rule -> !pairs.containsValue(rule)).forEach(diff::added);
    return diff.changes;
  }

  /** One that archives may come before another's deletion, and keep what that would have ended. */
  private void added(Rule rule) {
    boolean archives = rule.then() == Then.ARCHIVE && before.tables().containsKey(rule.subject());
    if (archives) {
      add(Kind.ARCHIVES, rule.id(), "-", rule.then().word());
    } else {
      add(Kind.RULE_ADDED, rule.id(), "", "");
    }
  }

  private void removed(Rule old) {
    if (old.openDecision().isEmpty()) {
      add(Kind.RULE_REMOVED, old.id(), "", "");
    }
  }

  private void changed(Rule old, Rule now) {
    String id = now.id();
    if (!old.id().equals(id)) {
      add(Kind.RULE_RENAMED, id, old.id(), id);
    }
    if (old.openDecision().isPresent()) {
      clause(old, now);
      return;
    }
    now.openDecision().ifPresent(question -> add(Kind.SUSPENDED, id, "", question));
    if (!old.subject().equals(now.subject())) {
      add(Kind.SUBJECT, id, old.subject() + "", now.subject() + "");
    }
    changes.addAll(DueDiff.of(old, now));
    if (old.then() != now.then() || !old.release().equals(now.release())) {
      act(id, old.then(), now.then());
    }
    if (old.pseudonym().isPresent() && now.pseudonym().isPresent()) {
      pseudonym(id, old.pseudonym().get(), now.pseudonym().get());
    }
    recontact(id, old.recontact(), now.recontact());
    clause(old, now);
  }

  /**
   * A yes restarts the clock, and that is the clock's change; the question itself keeps nothing.
   * What the DPO answered is {@link DecisionDiff}'s.
   */
  private void recontact(String id, Optional<Recontact> old, Optional<Recontact> now) {
    String was = old.map(Said::of).orElse("-");
    String is = now.map(Said::of).orElse("-");
    if (!was.equals(is)) {
      add(Kind.RECONTACT, id, was, is);
    } else if (!old.map(Recontact::clause).equals(now.map(Recontact::clause))) {
      now.ifPresent(message -> add(Kind.CLAUSE, message.id(), "", ""));
    }
  }

  private void act(String id, Then old, Then now) {
    boolean archives = now == Then.ARCHIVE && old != Then.ARCHIVE;
    boolean stays = old.retires() && !now.retires();
    Kind kind = stays ? Kind.PSEUDONYMISES : archives ? Kind.ARCHIVES : Kind.ACT;
    add(kind, id, old.word(), now.word());
  }

  private void pseudonym(String id, Pseudonym old, Pseudonym now) {
    if (!now.columns().containsAll(old.columns())) {
      add(Kind.PSEUDONYMISES_LESS, id, old.columns() + "", now.columns() + "");
    } else if (!now.equals(old)) {
      add(Kind.PSEUDONYM, id, Said.of(old), Said.of(now));
    }
  }

  private void clause(Rule old, Rule now) {
    if (!old.clause().equals(now.clause())) {
      add(Kind.CLAUSE, now.id(), "", "");
    }
  }

  private void add(Kind kind, String at, String old, String now) {
    changes.add(new Change(kind, at, old, now));
  }
}
