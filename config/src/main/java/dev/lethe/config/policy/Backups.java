package dev.lethe.config.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * How long backups may still hold what was erased.
 *
 * @param erasedWithin counted from the actual deletion, not from the day it was due
 * @param neverPast by rule: a period from that rule's own starting point, which ends sooner if the
 *     deletion came late
 */
public record Backups(Period erasedWithin, Map<String, Period> neverPast) {
  public Backups {
    neverPast = Map.copyOf(neverPast);
  }

  /**
   * The last day on which a backup may hold what a rule erased.
   *
   * @param began the earliest starting point among the erased, where the rule has one
   */
  public LocalDate lastDay(String rule, LocalDate deleted, Optional<LocalDate> began) {
    LocalDate last = deleted.plus(erasedWithin);
    return began
        .flatMap(day -> Optional.ofNullable(neverPast.get(rule)).map(day::plus))
        .filter(last::isAfter)
        .orElse(last);
  }
}
