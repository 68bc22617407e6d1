package dev.lethe.config.advice;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Duty;
import dev.lethe.config.policy.Duty.Fulfilment.ByCheck;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Policy;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Delays of answers, and the review of holds. */
final class DutyAdvice {
  private static final Pattern REQUEST =
      Pattern.compile("(?iu)demand|répon|request|answer|reply|respond");
  private static final Pattern DAYS =
      Pattern.compile("(?iu)(\\d{1,4})\\s*(?:\\([^)]*\\)\\s*)?(?:jours|days)");
  private static final int LONGEST_MONTH = 31;

  private DutyAdvice() {}

  static Stream<Advisory> of(Policy policy) {
    return Stream.concat(policy.duties().stream().flatMap(DutyAdvice::delay), holds(policy));
  }

  private static Stream<Advisory> delay(Duty duty) {
    String said = duty.clause().quote() + " " + reason(duty);
    return REQUEST.matcher(said).find() ? longDelays(duty, said) : Stream.empty();
  }

  private static Stream<Advisory> longDelays(Duty duty, String said) {
    Matcher days = DAYS.matcher(said);
    return days
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .filter(found -> found > LONGEST_MONTH)
        .max(Comparator.naturalOrder())
        .map(found -> new Advisory("A-03", "duties." + duty.id(), duty.id(), found.toString()))
        .stream();
  }

  private static String reason(Duty duty) {
    return duty.fulfilment() instanceof ByPerson person ? person.reason() : "";
  }

  private static Stream<Advisory> holds(Policy policy) {
    boolean isReviewed =
        policy.duties().stream()
            .map(Duty::fulfilment)
            .anyMatch(f -> f instanceof ByCheck by && by.check() == Check.LISTED_HOLDS_ONLY);
    return policy.holds().isEmpty() || isReviewed
        ? Stream.empty()
        : Stream.of(new Advisory("A-13", "holds", String.join(", ", policy.holds()), ""));
  }
}
