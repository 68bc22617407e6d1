package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table as the database has it, with the foreign keys that leave it.
 *
 * @param heirs tables that inherit from it and are no partitions: what reads it reads their rows
 */
public record LiveTable(
    TableName name,
    Map<String, LiveColumn> columns,
    List<ForeignKey> foreignKeys,
    List<TableName> heirs) {
  public LiveTable {
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    foreignKeys = List.copyOf(foreignKeys);
    heirs = List.copyOf(heirs);
  }

  public LiveColumn column(String column) {
    return Objects.requireNonNull(columns.get(column), column);
  }

  /** Whether a single-column foreign key leads from {@code column} to {@code parent}. */
  public boolean references(String column, TableName parent) {
    return foreignKeys.stream()
        .anyMatch(key -> key.parent().equals(parent) && key.columns().equals(List.of(column)));
  }
}
