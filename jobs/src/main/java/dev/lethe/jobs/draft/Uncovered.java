package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.ForeignKey;
import dev.lethe.jobs.source.LiveSchema;
import java.util.Collection;
import java.util.List;

/**
 * Foreign keys at rows that are deleted for their owners, of which no link says what becomes: a
 * plan refuses them.
 */
final class Uncovered {
  private Uncovered() {}

  static List<Remark> of(TableDraft parent, Collection<TableDraft> tables, LiveSchema schema) {
    boolean deleted = parent.links().stream().anyMatch(link -> link.deletes() && !link.reversed());
    return deleted
        ? schema.pointingAt(parent.name()).stream()
            .filter(key -> !isCovered(key, tables))
            .map(key -> remark(key, parent.name()))
            .toList()
        : List.of();
  }

  private static boolean isCovered(ForeignKey key, Collection<TableDraft> tables) {
    return tables.stream()
        .filter(table -> table.name().equals(key.child()))
        .flatMap(table -> table.links().stream())
        .anyMatch(
            link ->
                List.of(link.column()).equals(key.columns()) && link.parent().equals(key.parent()));
  }

  private static Remark remark(ForeignKey key, TableName parent) {
    return Remark.of("ask.uncovered", parent, key.child() + "." + String.join(", ", key.columns()));
  }
}
