package dev.lethe.jobs.source;

import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Link;
import java.util.ArrayList;
import java.util.List;

/** The statements that retire one ownership of a chunk, whose keys stand in a temporary table. */
public final class Retirement {
  private final LiveSchema schema;
  private final Ownership owned;
  private final Fragment rows;

  /**
   * @param keys subselect of the chunk's subject keys, of the key's own type
   */
  Retirement(LiveSchema schema, Ownership owned, Ownership subject, Fragment keys) {
    this.schema = schema;
    this.owned = owned;
    this.rows = owned.rowsOf("t", subject.table().name(), subject.table().key(), keys);
  }

  /** The rows of {@code t} that are concerned. */
  Fragment rows() {
    return rows;
  }

  Fragment statement() {
    return owned.deletes() ? delete(rows) : blank();
  }

  Fragment delete(Fragment which) {
    return Fragment.of("DELETE FROM " + table() + " t WHERE ").then(which);
  }

  /** The rows of {@code t} that are concerned and hold something that should be blank. */
  Fragment notBlank() {
    LiveTable live = schema.table(owned.table().name());
    return rows.then(" AND (")
        .then(Blanking.somethingLeft(owned.table(), Blanking.columns(owned), live, "t"))
        .then(")");
  }

  private Fragment blank() {
    LiveTable live = schema.table(owned.table().name());
    List<Column> columns = Blanking.columns(owned);
    var values = new ArrayList<Object>();
    var assignments = new ArrayList<String>();
    for (Column column : columns) {
      Fragment value = Blanking.replacement(owned.table(), column, live, "t");
      assignments.add(Quoted.name(column.name()) + " = " + value.sql());
      values.addAll(value.values());
    }
    Fragment update =
        new Fragment("UPDATE " + table() + " t SET " + String.join(", ", assignments), values);
    return update.then(" WHERE ").then(notBlank());
  }

  /** Keys of shared rows, to be read before anything is touched. */
  Fragment rememberShared() {
    return Fragment.of(
            "SELECT t.%s::text FROM %s t WHERE "
                .formatted(Quoted.name(owned.table().key()), table()))
        .then(rows);
  }

  /**
   * Those of the remembered rows that nothing references any more, by a foreign key or by a link
   * that only the policy knows.
   */
  Fragment unreferenced(List<String> remembered) {
    String key = Quoted.name(owned.table().key());
    String type = schema.table(owned.table().name()).column(owned.table().key()).type();
    Fragment which =
        Fragment.of(
            "t.%s = ANY (?::text[]::%s[])".formatted(key, type),
            (Object) remembered.toArray(String[]::new));
    for (ForeignKey reference : schema.pointingAt(owned.table().name())) {
      which = which.then(" AND NOT EXISTS (%s)".formatted(referenceBy(reference)));
    }
    for (Link link : owned.table().links()) {
      which = link.reversed() ? which.then(" AND NOT EXISTS (%s)".formatted(useBy(link))) : which;
    }
    return which;
  }

  private static String useBy(Link link) {
    return "SELECT 1 FROM %s r WHERE %s = %s"
        .formatted(
            Quoted.table(link.parent()),
            Quoted.column("r", link.parentColumn()),
            Quoted.column("t", link.column()));
  }

  private static String referenceBy(ForeignKey key) {
    var conditions = new ArrayList<String>();
    for (int i = 0; i < key.columns().size(); i++) {
      conditions.add(
          Quoted.column("r", key.columns().get(i))
              + " = "
              + Quoted.column("t", key.targets().get(i)));
    }
    return "SELECT 1 FROM %s r WHERE %s"
        .formatted(Quoted.table(key.child()), String.join(" AND ", conditions));
  }

  private String table() {
    return Quoted.table(owned.table().name());
  }
}
