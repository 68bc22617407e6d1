package dev.lethe.config.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
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

  /**
   * The person objected to prospecting, and an e-mail address of theirs stands here again: due at
   * once. Telephone numbers are not compared, for two people may share the digits that would be.
   *
   * @param columns of the subject's table, with e-mail addresses
   */
  record Opposed(List<String> columns) implements Trigger {
    public Opposed {
      columns = List.copyOf(columns);
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.opposed(this);
    }
  }

  /**
   * The person asked for erasure: due at once, whatever any clock says. No policy file states it; a
   * request makes it.
   *
   * @param receivedOn in the controller's zone
   */
  record Requested(LocalDate receivedOn) implements Trigger {
    @Override
    public <T> T read(Cases<T> cases) {
      return cases.requested(this);
    }
  }

  /** One answer per trigger. */
  interface Cases<T> {
    T elapsed(Elapsed elapsed);

    T underAge(UnderAge underAge);

    T opposed(Opposed opposed);

    /** Who reads policy files never meets it. */
    default T requested(Requested requested) {
      throw new IllegalStateException("a policy file states no request");
    }
  }
}
