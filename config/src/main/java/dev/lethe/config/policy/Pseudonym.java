package dev.lethe.config.policy;

import java.time.Period;
import java.util.List;

/**
 * What a rule replaces in a row that stays: each value of these columns by its pseudonym. The row
 * remains personal data; a later rule ends it.
 *
 * @param columns identifiers of the subject's own table, as the rule lists them
 * @param purpose equal values under one purpose have equal pseudonyms, in whatever table; under
 *     another they cannot be brought together
 * @param epoch how long one key is used; equal values of two epochs cannot be brought together
 */
public record Pseudonym(List<String> columns, String purpose, Period epoch) {
  public Pseudonym {
    columns = List.copyOf(columns);
  }
}
