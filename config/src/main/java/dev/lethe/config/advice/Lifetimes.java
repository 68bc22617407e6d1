package dev.lethe.config.advice;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How long rows live by the policy, wherever their clock starts. */
final class Lifetimes {
  private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);
  static final Comparator<Period> BY_LENGTH = Comparator.comparing(ANY_DAY::plus);

  private final Policy policy;

  Lifetimes(Policy policy) {
    this.policy = policy;
  }

  /**
   * The shortest period after which rows of the table go: by a rule of their own, or with what they
   * belong to. Rules with an open question count: they say what is intended. Empty: none.
   */
  Optional<Period> of(TableName table) {
    return of(table, new HashSet<>());
  }

  private Optional<Period> of(TableName table, Set<TableName> seen) {
    if (!seen.add(table)) {
      return Optional.empty();
    }
    Stream<Period> own = periods(policy, table);
    Stream<Period> inherited =
        policy.table(table).links().stream()
            .filter(link -> link.atExpiry() != AtExpiry.BLANK)
            .map(Link::parent)
            .flatMap(parent -> of(parent, seen).stream());
    return Stream.concat(own, inherited).min(BY_LENGTH);
  }

  static Stream<Period> periods(Policy policy, TableName table) {
    return policy.rules().stream()
        .filter(rule -> rule.subject().equals(table) && rule.then().retires())
        .flatMap(rule -> period(rule).stream());
  }

  static Optional<Period> period(Rule rule) {
    return rule.trigger().read(new PeriodOf());
  }

  static boolean isLonger(Period period, Period limit) {
    return BY_LENGTH.compare(period, limit) > 0;
  }

  static boolean isShorter(Period period, Period limit) {
    return BY_LENGTH.compare(period, limit) < 0;
  }

  private static final class PeriodOf implements Trigger.Cases<Optional<Period>> {
    @Override
    public Optional<Period> elapsed(Elapsed elapsed) {
      return Optional.of(elapsed.longerThan());
    }

    @Override
    public Optional<Period> opposed(Opposed opposed) {
      return Optional.empty();
    }

    @Override
    public Optional<Period> underAge(UnderAge underAge) {
      return Optional.empty();
    }
  }
}
