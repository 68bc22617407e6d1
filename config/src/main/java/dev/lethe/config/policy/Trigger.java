package dev.lethe.config.policy;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** When a row falls due. */
public sealed interface Trigger {
  <T> T read(Cases<T> cases);

  /** {@code longerThan} has passed, in calendar years, months and days, since the clock. */
  record Elapsed(Clock since, Period longerThan) implements Trigger {
    @Override
    public <T> T read(Cases<T> cases) {
      return cases.elapsed(this);
    }
  }

  /**
   * The person is younger than {@code years} and {@code unless} (a parent's consent) is null.
   *
   * @param birthDate a column of the subject's table
   * @param within how soon after detection the rule must act
   */
  record UnderAge(String birthDate, int years, Optional<String> unless, Duration within)
      implements Trigger {
    @Override
    public <T> T read(Cases<T> cases) {
      return cases.underAge(this);
    }
  }

  /** One answer per trigger. */
  interface Cases<T> {
    T elapsed(Elapsed elapsed);

    T underAge(UnderAge underAge);
  }
}
