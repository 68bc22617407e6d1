package dev.lethe.config.advice;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Children: the age below which a parent agrees, and how soon a rule acts. */
final class MinorAdvice implements Trigger.Cases<Stream<Advisory>> {
  private static final int FLOOR = 13;
  private static final int FRANCE = 15;
  private static final Duration WITHIN = Duration.ofDays(3);

  private final Rule rule;
  private final ZoneId zone;

  private MinorAdvice(Rule rule, ZoneId zone) {
    this.rule = rule;
    this.zone = zone;
  }

  static Stream<Advisory> of(Policy policy) {
    return policy.rules().stream()
        .flatMap(rule -> rule.trigger().read(new MinorAdvice(rule, policy.zone())));
  }

  @Override
  public Stream<Advisory> elapsed(Elapsed elapsed) {
    return Stream.empty();
  }

  @Override
  public Stream<Advisory> underAge(UnderAge minor) {
    int years = minor.years();
    boolean isFrench = zone.getId().equals("Europe/Paris");
    return Stream.of(
            raise("A-10", years < FLOOR, "younger-than", String.valueOf(years)),
            raise(
                "A-11",
                isFrench && years >= FLOOR && years < FRANCE,
                "younger-than",
                String.valueOf(years)),
            raise("A-14", isLate(minor), "within", String.valueOf(minor.within().toHours())))
        .flatMap(advisories -> advisories);
  }

  @Override
  public Stream<Advisory> opposed(Opposed opposed) {
    return Stream.empty();
  }

  private static boolean isLate(UnderAge minor) {
    return minor.within().compareTo(WITHIN) > 0;
  }

  private Stream<Advisory> raise(String id, boolean applies, String key, String found) {
    String place = "rules." + rule.id() + ".when." + key;
    return applies ? Stream.of(new Advisory(id, place, rule.id(), found)) : Stream.empty();
  }
}
