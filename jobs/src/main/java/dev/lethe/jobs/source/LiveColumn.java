package dev.lethe.jobs.source;

import java.util.Optional;

/**
 * A column as the database has it.
 *
 * @param type as PostgreSQL formats it: {@code bigint}, {@code character(1)}, {@code timestamp with
 *     time zone}
 * @param unique a unique or primary key consists of this column alone
 * @param filled the database alone says what it holds: generated, or an identity always so
 */
public record LiveColumn(
    String name, String type, boolean notNull, boolean unique, boolean filled) {

  /** How a moment in this column compares with a day; empty: the type holds no moment. */
  public Optional<Moment> moment() {
    return switch (type.replaceAll("\\(\\d+\\)", "")) {
      case "timestamp with time zone" -> Optional.of(Moment.INSTANT);
      case "timestamp without time zone" -> Optional.of(Moment.LOCAL);
      case "date" -> Optional.of(Moment.DATE);
      default -> Optional.empty();
    };
  }

  /** The three types a clock can be read from. */
  public enum Moment {
    INSTANT,
    LOCAL,
    DATE
  }
}
