package dev.lethe.config.diff;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Which rows a rule finds due, and when: its trigger and its conditions. */
final class DueDiff {
  private final String id;
  private final List<Change> changes = new ArrayList<>();

  private DueDiff(String id) {
    this.id = id;
  }

  static List<Change> of(Rule old, Rule now) {
    var diff = new DueDiff(now.id());
    diff.trigger(old.trigger(), now.trigger());
    diff.conditions(old.conditions(), now.conditions());
    return diff.changes;
  }

  private void trigger(Trigger old, Trigger now) {
    if (old instanceof Elapsed was && now instanceof Elapsed is) {
      clock(was.since(), is.since());
      period(was, is);
    } else if (old instanceof UnderAge was && now instanceof UnderAge is) {
      age(was, is);
    } else if (old instanceof Opposed was && now instanceof Opposed is) {
      opposed(was, is);
    } else {
      add(Kind.LAXER, Said.of(old), Said.of(now));
    }
  }

  /** Which of two clocks starts later depends on the rows: any other clock may. */
  private void clock(Clock old, Clock now) {
    boolean same =
        old.pick() == now.pick()
            && new HashSet<>(old.events()).equals(new HashSet<>(now.events()))
            && old.otherwise().equals(now.otherwise());
    if (!same) {
      add(Kind.CLOCK, Said.of(old), Said.of(now));
    }
  }

  private void period(Elapsed old, Elapsed now) {
    String was = old.longerThan().toString();
    String is = now.longerThan().toString();
    if (Periods.canEndLater(now.longerThan(), old.longerThan())) {
      add(Kind.PERIOD_LONGER, was, is);
    } else if (Periods.canEndLater(old.longerThan(), now.longerThan())) {
      add(Kind.PERIOD_SHORTER, was, is);
    }
  }

  private void age(UnderAge old, UnderAge now) {
    boolean covers =
        old.birthDate().equals(now.birthDate())
            && now.years() >= old.years()
            && now.within().compareTo(old.within()) <= 0
            && (now.unless().isEmpty() || now.unless().equals(old.unless()));
    if (!old.equals(now)) {
      add(covers ? Kind.STRICTER : Kind.LAXER, Said.of(old), Said.of(now));
    }
  }

  private void opposed(Opposed old, Opposed now) {
    if (!old.equals(now)) {
      boolean covers = now.columns().containsAll(old.columns());
      add(covers ? Kind.STRICTER : Kind.LAXER, Said.of(old), Said.of(now));
    }
  }

  /** Every condition of the new rule must already follow from one of the old. */
  private void conditions(List<Condition> old, List<Condition> now) {
    if (!new HashSet<>(old).equals(new HashSet<>(now))) {
      boolean covers = now.stream().allMatch(is -> old.stream().anyMatch(was -> follows(is, was)));
      add(covers ? Kind.STRICTER : Kind.LAXER, Said.of(old), Said.of(now));
    }
  }

  private static boolean follows(Condition is, Condition was) {
    return is.column().equals(was.column())
        && is.except() == was.except()
        && (is.except()
            ? was.values().containsAll(is.values())
            : is.values().containsAll(was.values()));
  }

  private void add(Kind kind, String old, String now) {
    changes.add(new Change(kind, id, old, now));
  }
}
