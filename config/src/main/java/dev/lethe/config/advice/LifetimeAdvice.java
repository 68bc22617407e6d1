package dev.lethe.config.advice;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.time.Period;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Kinds of data that guidance gives a length of their own. */
final class LifetimeAdvice {
  private static final Period ACCOUNT = Period.ofYears(2);
  private static final Period LOG = Period.ofMonths(12);
  private static final Period OPPOSITION = Period.ofYears(3);
  private static final Period INVOICE = Period.ofYears(10);
  private static final Period CARD = Period.ofMonths(13);
  private static final Period RECORDING = Period.ofMonths(6);
  private static final Period IDENTITY = Period.ofMonths(1);

  private final Policy policy;
  private final Lifetimes lifetimes;

  private LifetimeAdvice(Policy policy, Lifetimes lifetimes) {
    this.policy = policy;
    this.lifetimes = lifetimes;
  }

  static Stream<Advisory> of(Policy policy, Lifetimes lifetimes) {
    LifetimeAdvice advice = new LifetimeAdvice(policy, lifetimes);
    return policy.tables().values().stream().flatMap(advice::of);
  }

  private Stream<Advisory> of(Table table) {
    return Stream.of(
            longer("A-06", table, isAccount(table), ACCOUNT),
            longer("A-07", table, isLog(table), LOG),
            shorter("A-08", table, Signs.OPPOSITION.in(table.name()), OPPOSITION),
            shorter("A-09", table, isInvoice(table), INVOICE),
            longer("A-16", table, Signs.CARD.inColumnsOf(table), CARD),
            longer("A-17", table, Signs.RECORDING.in(table.name()), RECORDING),
            longer("A-18", table, Signs.IDENTITY.inColumnsOf(table), IDENTITY))
        .flatMap(advisories -> advisories);
  }

  /** People log in to it, and a rule retires its own rows. */
  private boolean isAccount(Table table) {
    return Signs.ACCOUNT.inColumnsOf(table)
        && Lifetimes.periods(policy, table.name()).findAny().isPresent();
  }

  /** Where an archive keeps them as long, they may leave the active database sooner. */
  private boolean isInvoice(Table table) {
    return Signs.INVOICE.in(table.name())
        && table
            .archive()
            .filter(
                archive ->
                    archive.terms().stream()
                        .noneMatch(term -> Lifetimes.isShorter(term.keep(), INVOICE)))
            .isEmpty();
  }

  private boolean isLog(Table table) {
    return Signs.LOG.in(table.name()) && !Signs.isAudience(policy, table.name());
  }

  private Stream<Advisory> longer(String id, Table table, boolean applies, Period limit) {
    return raise(id, table, applies, period -> Lifetimes.isLonger(period, limit));
  }

  private Stream<Advisory> shorter(String id, Table table, boolean applies, Period limit) {
    return raise(id, table, applies, period -> Lifetimes.isShorter(period, limit));
  }

  private Stream<Advisory> raise(
      String id, Table table, boolean applies, Predicate<Period> isUnwise) {
    return applies
        ? lifetimes.of(table.name()).filter(isUnwise).map(p -> at(id, table, p)).stream()
        : Stream.empty();
  }

  private static Advisory at(String id, Table table, Period period) {
    String name = table.name().toString();
    return new Advisory(id, "tables." + name, name, period.toString());
  }
}
