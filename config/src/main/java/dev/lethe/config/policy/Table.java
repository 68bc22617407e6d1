package dev.lethe.config.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table in scope.
 *
 * @param key its single-column key
 * @param ownRow what becomes of a row when a rule names this table as its subject; empty: no rule
 *     may
 * @param links the people (or parents) that own its rows
 * @param columns every column of the live table, in file order
 * @param forbidden columns that the live table must not have, for what they would hold is never
 *     stored
 * @param archive where its rows go that are archived; empty: none is
 * @param elsewhere who else keeps something about its rows, and must erase it when they go
 * @param exempt keys of rows that are no person (system users), shown in every report
 */
public record Table(
    TableName name,
    String key,
    Role role,
    Optional<AtExpiry> ownRow,
    List<Link> links,
    Optional<Archive> archive,
    Map<String, Column> columns,
    List<String> exempt,
    List<String> forbidden,
    List<Elsewhere> elsewhere) {
  public Table {
    links = List.copyOf(links);
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    exempt = List.copyOf(exempt);
    forbidden = List.copyOf(forbidden);
    elsewhere = List.copyOf(elsewhere);
  }

  public Column column(String column) {
    return java.util.Objects.requireNonNull(columns.get(column), column);
  }
}
