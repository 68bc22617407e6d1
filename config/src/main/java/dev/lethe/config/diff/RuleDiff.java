package dev.lethe.config.diff;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules, by their ids. A rule that waited for a decision was never carried out: nothing that
 * becomes of it keeps anything longer.
 */
final class RuleDiff {
  private final Policy before;
  private final Policy after;
  private final List<Change> changes = new ArrayList<>();

  private RuleDiff(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  static List<Change> of(Policy before, Policy after) {
    var diff = new RuleDiff(before, after);
    Map<Rule, Rule> pairs = diff.pairs();
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

  /** The same id, or, where that is gone, a new id that does the same. */
  private Map<Rule, Rule> pairs() {
    var pairs = new LinkedHashMap<Rule, Rule>();
    before.rules().forEach(old -> byId(after, old.id()).ifPresent(now -> pairs.put(old, now)));
    for (Rule old : before.rules()) {
      if (!pairs.containsKey(old)) {
        after.rules().stream()
            .filter(now -> byId(before, now.id()).isEmpty() && !pairs.containsValue(now))
            .filter(now -> doesTheSame(old, now))
            .findFirst()
            .ifPresent(now -> pairs.put(old, now));
      }
    }
    return pairs;
  }

  private static Optional<Rule> byId(Policy policy, String id) {
    return policy.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static boolean doesTheSame(Rule old, Rule now) {
    return old.subject().equals(now.subject())
        && old.trigger().equals(now.trigger())
        && old.conditions().equals(now.conditions())
        && old.then() == now.then()
        && old.pseudonym().equals(now.pseudonym())
        && old.openDecision().equals(now.openDecision());
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
    trigger(id, old.trigger(), now.trigger());
    conditions(id, old.conditions(), now.conditions());
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
    String was = old.map(RuleDiff::said).orElse("-");
    String is = now.map(RuleDiff::said).orElse("-");
    if (!was.equals(is)) {
      add(Kind.RECONTACT, id, was, is);
    } else if (!old.map(Recontact::clause).equals(now.map(Recontact::clause))) {
      now.ifPresent(message -> add(Kind.CLAUSE, message.id(), "", ""));
    }
  }

  private static String said(Recontact recontact) {
    return "%s, %s (%s, %s, %s + %s, %s%s)"
        .formatted(
            recontact.id(),
            recontact.recipient(),
            recontact.reference(),
            recontact.answer(),
            recontact.before(),
            recontact.lead(),
            said(recontact.conditions()),
            recontact.openDecision().map(question -> ", ?").orElse(""));
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
      add(Kind.PSEUDONYM, id, said(old), said(now));
    }
  }

  private static String said(Pseudonym pseudonym) {
    return "%s, %s, %s".formatted(pseudonym.columns(), pseudonym.purpose(), pseudonym.epoch());
  }

  private void clause(Rule old, Rule now) {
    if (!old.clause().equals(now.clause())) {
      add(Kind.CLAUSE, now.id(), "", "");
    }
  }

  private void trigger(String id, Trigger old, Trigger now) {
    if (old instanceof Elapsed was && now instanceof Elapsed is) {
      clock(id, was.since(), is.since());
      period(id, was, is);
    } else if (old instanceof UnderAge was && now instanceof UnderAge is) {
      age(id, was, is);
    } else if (old instanceof Opposed was && now instanceof Opposed is) {
      opposed(id, was, is);
    } else {
      add(Kind.LAXER, id, said(old), said(now));
    }
  }

  /** Which of two clocks starts later depends on the rows: any other clock may. */
  private void clock(String id, Clock old, Clock now) {
    boolean same =
        old.pick() == now.pick()
            && new HashSet<>(old.events()).equals(new HashSet<>(now.events()))
            && old.otherwise().equals(now.otherwise());
    if (!same) {
      add(Kind.CLOCK, id, said(old), said(now));
    }
  }

  private void period(String id, Elapsed old, Elapsed now) {
    String was = old.longerThan().toString();
    String is = now.longerThan().toString();
    if (Periods.canEndLater(now.longerThan(), old.longerThan())) {
      add(Kind.PERIOD_LONGER, id, was, is);
    } else if (Periods.canEndLater(old.longerThan(), now.longerThan())) {
      add(Kind.PERIOD_SHORTER, id, was, is);
    }
  }

  private void age(String id, UnderAge old, UnderAge now) {
    boolean covers =
        old.birthDate().equals(now.birthDate())
            && now.years() >= old.years()
            && now.within().compareTo(old.within()) <= 0
            && (now.unless().isEmpty() || now.unless().equals(old.unless()));
    if (!old.equals(now)) {
      add(covers ? Kind.STRICTER : Kind.LAXER, id, said(old), said(now));
    }
  }

  private void opposed(String id, Opposed old, Opposed now) {
    if (!old.equals(now)) {
      boolean covers = now.columns().containsAll(old.columns());
      add(covers ? Kind.STRICTER : Kind.LAXER, id, said(old), said(now));
    }
  }

  /** Every condition of the new rule must already follow from one of the old. */
  private void conditions(String id, List<Condition> old, List<Condition> now) {
    if (!new HashSet<>(old).equals(new HashSet<>(now))) {
      boolean covers = now.stream().allMatch(is -> old.stream().anyMatch(was -> follows(is, was)));
      add(covers ? Kind.STRICTER : Kind.LAXER, id, said(old), said(now));
    }
  }

  private static boolean follows(Condition is, Condition was) {
    return is.column().equals(was.column())
        && is.except() == was.except()
        && (is.except()
            ? was.values().containsAll(is.values())
            : is.values().containsAll(was.values()));
  }

  private static String said(Trigger trigger) {
    if (trigger instanceof Elapsed elapsed) {
      return elapsed.longerThan() + ", " + said(elapsed.since());
    }
    if (trigger instanceof Opposed opposed) {
      return String.join(", ", opposed.columns());
    }
    return trigger instanceof UnderAge young
        ? "< %d, %s%s, %s"
            .formatted(
                young.years(),
                young.birthDate(),
                young.unless().map(u -> ", unless " + u).orElse(""),
                young.within())
        : "-";
  }

  private static String said(Clock clock) {
    return clock.pick().word()
        + clock.events()
        + clock.otherwise().map(event -> ", otherwise " + event).orElse("");
  }

  private static String said(List<Condition> conditions) {
    return conditions.isEmpty()
        ? "-"
        : conditions.stream()
            .map(c -> (c.except() ? "except " : "only ") + c.column() + c.values())
            .collect(Collectors.joining(", "));
  }

  private void add(Kind kind, String at, String old, String now) {
    changes.add(new Change(kind, at, old, now));
  }
}
