package dev.lethe.config.read;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import dev.lethe.config.read.Written.Sequence;
import java.util.HashMap;
import java.util.Map;

/** Nothing is said twice: keys of a mapping, tables, ids of rules and duties. */
final class UniqueCheck implements Written.Cases<Void> {
  private final Problems problems;

  private UniqueCheck(Problems problems) {
    this.problems = problems;
  }

  static void examine(Draft draft) {
    draft.policy().read(new UniqueCheck(draft.problems()));
    tables(draft);
    ids(draft);
  }

  @Override
  public Void mapping(Mapping mapping) {
    Map<String, Integer> seen = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      Integer first = seen.putIfAbsent(entry.key(), entry.line());
      if (first != null) {
        twice(problems, entry.line(), "key", entry.key(), first);
      }
      entry.value().read(this);
    }
    return done();
  }

  @Override
  public Void sequence(Sequence sequence) {
    sequence.items().forEach(item -> item.read(this));
    return done();
  }

  @Override
  public Void scalar(Scalar scalar) {
    return done();
  }

  @SuppressWarnings("NullAway") // the only value that Void has
  private static Void done() {
    return null;
  }

  /** {@code users} and {@code public.users} are one table. */
  private static void tables(Draft draft) {
    Map<TableName, Entry> seen = new HashMap<>();
    for (Entry entry : draft.policy().mapping("tables").entries()) {
      Entry first = seen.putIfAbsent(TableName.of(entry.key()), entry);
      if (first != null && !first.key().equals(entry.key())) {
        twice(draft.problems(), entry.line(), "table", entry.key(), first.line());
      }
    }
  }

  private static void ids(Draft draft) {
    Map<String, Integer> seen = new HashMap<>();
    for (String list : new String[] {"rules", "duties"}) {
      for (Mapping item : draft.policy().mappings(list)) {
        item.text("id").ifPresent(id -> id(draft.problems(), seen, id));
      }
    }
    draft.policy().mappings("rules").stream()
        .flatMap(rule -> rule.mapping("recontact").text("id").stream())
        .forEach(id -> id(draft.problems(), seen, id));
    draft.tables().values().stream()
        .flatMap(table -> table.terms().stream())
        .flatMap(term -> term.text("id").stream())
        .forEach(id -> id(draft.problems(), seen, id));
  }

  private static void id(Problems problems, Map<String, Integer> seen, Scalar id) {
    Integer first = seen.putIfAbsent(id.text(), id.line());
    if (first != null) {
      twice(problems, id.line(), "id", id.text(), first);
    }
  }

  private static void twice(Problems problems, int line, String what, String name, int first) {
    problems.add(
        line,
        "Duplicate %s '%s': it stands on line %d as well. Keep one of them."
            .formatted(what, name, first));
  }
}
