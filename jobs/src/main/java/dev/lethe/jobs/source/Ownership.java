package dev.lethe.jobs.source;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way in which rows of a table belong to a subject.
 *
 * @param path the links from the table to the subject's table; empty: the subject's own row
 */
public record Ownership(Table table, List<Link> path) {
  public Ownership {
    path = List.copyOf(path);
  }

  public boolean isOwnRow() {
    return path.isEmpty();
  }

  public AtExpiry atExpiry() {
    return isOwnRow() ? table.ownRow().orElseThrow() : path.get(0).atExpiry();
  }

  /** The row leaves its table, to the archive or for good. */
  public boolean deletes() {
    return atExpiry() != AtExpiry.BLANK;
  }

  /** The row goes to the archive; of a subject's own row the rule says so, not this. */
  public boolean archives() {
    return atExpiry() == AtExpiry.ARCHIVE;
  }

  /** The row may have other owners that the database knows by foreign keys only. */
  public boolean isShared() {
    return !isOwnRow() && path.get(0).reversed();
  }

  /** Once retired, no row is found by this path any more: it is deleted, or its link is emptied. */
  public boolean unlinks() {
    return !isOwnRow()
        && !isShared()
        && (deletes() || path.get(0).owns().contains(path.get(0).column()));
  }

  /** Whether this path starts with {@code link} and goes on as {@code rest} does. */
  boolean extendsBy(String column, Ownership rest) {
    return !isOwnRow()
        && !isShared()
        && path.get(0).column().equals(column)
        && path.get(0).parent().equals(rest.table().name())
        && path.subList(1, path.size()).equals(rest.path());
  }

  /** Tables that this path reads on its way, the subject's included, its own not. */
  List<TableName> reads() {
    return path.stream().map(Link::parent).toList();
  }

  /** For reports: {@code listing_id -> listings.id, user_id -> users.id}. */
  public String via() {
    return isOwnRow()
        ? table.key()
        : path.stream().map(Link::via).collect(Collectors.joining(", "));
  }

  /**
   * The rows of {@code alias} that belong to the subjects of {@code keys}, a subselect of subject
   * keys.
   */
  public Fragment rowsOf(String alias, TableName subject, String subjectKey, Fragment keys) {
    if (isOwnRow()) {
      return Fragment.of(Quoted.column(alias, table.key()) + " IN (").then(keys).then(")");
    }
    return step(alias, 0, subject, subjectKey, keys);
  }

  /** The key of the subject to which row {@code alias} belongs, as an expression. */
  String subjectKeyOf(String alias, String subjectKey) {
    return isOwnRow() ? Quoted.column(alias, table.key()) : keyStep(alias, 0, subjectKey);
  }

  private String keyStep(String alias, int index, String subjectKey) {
    Link link = path.get(index);
    boolean last = index == path.size() - 1;
    if (last && link.parentColumn().equals(subjectKey)) {
      return Quoted.column(alias, link.column());
    }
    String parent = "k" + (index + 1);
    return "(SELECT %s FROM %s %s WHERE %s = %s)"
        .formatted(
            last ? Quoted.column(parent, subjectKey) : keyStep(parent, index + 1, subjectKey),
            Quoted.table(link.parent()),
            parent,
            Quoted.column(parent, link.parentColumn()),
            Quoted.column(alias, link.column()));
  }

  private Fragment step(
      String alias, int index, TableName subject, String subjectKey, Fragment keys) {
    Link link = path.get(index);
    Fragment in = Fragment.of(Quoted.column(alias, link.column()) + " IN (");
    if (index == path.size() - 1 && link.parentColumn().equals(subjectKey)) {
      return in.then(keys).then(")");
    }
    String parent = "o" + (index + 1);
    Fragment rest =
        index == path.size() - 1
            ? Fragment.of(Quoted.column(parent, subjectKey) + " IN (").then(keys).then(")")
            : step(parent, index + 1, subject, subjectKey, keys);
    return in.then(
            "SELECT %s FROM %s %s WHERE "
                .formatted(
                    Quoted.column(parent, link.parentColumn()),
                    Quoted.table(link.parent()),
                    parent))
        .then(rest)
        .then(")");
  }

  @Override
  public String toString() {
    return table.name() + " (" + via() + ")";
  }
}
