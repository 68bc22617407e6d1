package dev.lethe.config.policy;

import java.util.List;

/**
 * Which of a subject's rows a rule is about, by one attribute.
 *
 * @param column of the subject's table
 * @param values as the database writes them as text
 * @param except true: the rows that have none of the values, null included; false: those that have
 *     one of them
 */
public record Condition(String column, List<String> values, boolean except) {
  public Condition {
    values = List.copyOf(values);
  }
}
