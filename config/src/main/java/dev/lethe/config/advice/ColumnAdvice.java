package dev.lethe.config.advice;

import static dev.lethe.config.policy.Category.ATTRIBUTE;
import static dev.lethe.config.policy.Category.KEY;
import static dev.lethe.config.policy.Category.QUASI_IDENTIFIER;
import static dev.lethe.config.policy.Category.TECHNICAL;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns that should not exist, or that single a person out by their name and are classified as if
 * not.
 */
final class ColumnAdvice {
  private static final Set<Category> HARMLESS = Set.of(KEY, QUASI_IDENTIFIER, ATTRIBUTE, TECHNICAL);

  /** Something about the value, not the value: {@code email_verified_at}. */
  private static final Pattern NO_VALUE =
      Pattern.compile("(?i).*_(at|on|date|id|count|verified|status|opt_?in)|(is|has)_.*");

  private ColumnAdvice() {}

  static Stream<Advisory> of(Policy policy) {
    return policy.tables().values().stream()
        .flatMap(table -> table.columns().values().stream().flatMap(c -> of(table, c)));
  }

  private static Stream<Advisory> of(Table table, Column column) {
    if (Signs.CARD_CODE.in(column.name())) {
      return Stream.of(at("A-15", table, column));
    }
    boolean isDirect = Signs.DIRECT.in(column.name()) && !NO_VALUE.matcher(column.name()).matches();
    return isDirect && HARMLESS.contains(column.is())
        ? Stream.of(at("A-19", table, column))
        : Stream.empty();
  }

  private static Advisory at(String id, Table table, Column column) {
    String place = "tables.%s.columns.%s".formatted(table.name(), column.name());
    return new Advisory(id, place, table.name() + "." + column.name(), column.is().word());
  }
}
