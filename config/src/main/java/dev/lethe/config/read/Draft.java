package dev.lethe.config.read;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file as written, with its tables found by name; checks ask it and add to the problems. */
record Draft(Mapping policy, Map<TableName, DraftTable> tables, Problems problems) {

  static Draft of(Mapping policy, Problems problems) {
    Map<TableName, DraftTable> tables = new LinkedHashMap<>();
    for (Entry entry : policy.mapping("tables").entries()) {
      TableName name = TableName.of(entry.key());
      Mapping table = policy.mapping("tables").mapping(entry.key());
      tables.putIfAbsent(name, new DraftTable(name, entry.line(), table));
    }
    return new Draft(policy, tables, problems);
  }

  /** The named table; an unknown name is a problem. */
  Optional<DraftTable> table(String name, int line, String place) {
    DraftTable table = tables.get(TableName.of(name));
    if (table == null) {
      unknown("table", name, line, place, "declare it under 'tables'", names(tables.keySet()));
    }
    return Optional.ofNullable(table);
  }

  Optional<DraftTable> table(Scalar name, String place) {
    return table(name.text(), name.line(), place);
  }

  /** Whether the table declares the column; an unknown one is a problem. */
  boolean column(DraftTable table, String column, int line, String place) {
    if (!table.has(column)) {
      String remedy = "declare it under tables." + table.name() + ".columns";
      unknown("column", table.name() + "." + column, line, place, remedy, qualified(table));
      return false;
    }
    return true;
  }

  boolean column(DraftTable table, Scalar column, String place) {
    return column(table, column.text(), column.line(), place);
  }

  void unknown(
      String what, String name, int line, String place, String remedy, Collection<String> known) {
    String instead =
        Nearest.to(name, known).map(near -> "write '" + near + "', or " + remedy).orElse(remedy);
    problems.add(line, "Unknown %s '%s' in %s: %s.".formatted(what, name, place, instead));
  }

  boolean isProcessor(DraftTable table) {
    return table
        .written()
        .text("role")
        .or(() -> policy.text("role"))
        .map(Scalar::text)
        .filter("processor"::equals)
        .isPresent();
  }

  /** Whether every link can be followed to its end; if not, one complaint is enough. */
  boolean isTraceable(DraftTable table) {
    return ownersOf(table.name()).stream()
        .map(tables::get)
        .allMatch(owner -> owner != null && owner.linksAreReadable());
  }

  /** The table itself and all that its rows belong to, through links. */
  Set<TableName> ownersOf(TableName table) {
    Set<TableName> owners = new HashSet<>();
    Deque<TableName> open = new ArrayDeque<>(Set.of(table));
    while (!open.isEmpty()) {
      TableName next = open.remove();
      if (owners.add(next) && tables.containsKey(next)) {
        for (DraftLink link : tables.get(next).links()) {
          open.add(link.arrow().parent());
        }
      }
    }
    return owners;
  }

  private static Collection<String> names(Set<TableName> tables) {
    return tables.stream().map(TableName::toString).toList();
  }

  private static Collection<String> qualified(DraftTable table) {
    return table.columnNames().stream().map(column -> table.name() + "." + column).toList();
  }
}
