package dev.lethe.config.advice;

import dev.lethe.config.policy.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares a policy with guidance. Tables and columns are recognised by the {@code traffic} part of
 * the file and by their names, in French and English: what is named otherwise is not found, and
 * what is found may be something else.
 */
public final class Advisor {
  private Advisor() {}

  /** In the order of the guidance, then of the file. */
  public static List<Advisory> advise(Policy policy) {
    Lifetimes lifetimes = new Lifetimes(policy);
    return Stream.of(
            TracerAdvice.of(policy),
            DutyAdvice.of(policy),
            EndlessAdvice.of(policy),
            LifetimeAdvice.of(policy, lifetimes),
            MinorAdvice.of(policy),
            GroupAdvice.of(policy),
            ColumnAdvice.of(policy))
        .flatMap(advisories -> advisories)
        .distinct()
        .sorted(Comparator.comparing(Advisory::id))
        .toList();
  }
}
