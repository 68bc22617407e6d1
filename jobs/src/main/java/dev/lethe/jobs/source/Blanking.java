package dev.lethe.jobs.source;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What blanking a row means: which columns are emptied, and with what. */
public final class Blanking {
  private static final Set<Category> PERSONAL =
      EnumSet.of(Category.IDENTIFIER, Category.QUASI_IDENTIFIER, Category.FREE_TEXT);

  private Blanking() {}

  /** The columns that an ownership empties: those it names, or all personal ones and the link. */
  public static List<Column> columns(Ownership owned) {
    List<String> named = owned.isOwnRow() ? List.of() : owned.path().get(0).owns();
    return owned.table().columns().values().stream()
        .filter(
            column ->
                named.isEmpty() ? isBlankedByDefault(owned, column) : named.contains(column.name()))
        .toList();
  }

  private static boolean isBlankedByDefault(Ownership owned, Column column) {
    return PERSONAL.contains(column.is())
        || column.blankWith().isPresent()
        || (!owned.isOwnRow() && isLink(owned.path().get(0), column));
  }

  private static boolean isLink(Link link, Column column) {
    return link.column().equals(column.name());
  }

  /** The value that replaces a column's, of the column's own type. */
  static Fragment replacement(Table table, Column column, LiveTable live, String alias) {
    String type = live.column(column.name()).type();
    return column
        .blankWith()
        .map(
            text ->
                text.contains("{key}")
                    ? Fragment.of(
                        "replace(?::text, '{key}', %s::text)::%s"
                            .formatted(Quoted.column(alias, table.key()), type),
                        text)
                    : Fragment.of("?::text::" + type, text))
        .orElse(Fragment.of("NULL"));
  }

  /** Row {@code alias} holds something that is not blank yet. */
  static Fragment somethingLeft(Table table, List<Column> columns, LiveTable live, String alias) {
    return Fragment.joined(
        columns.stream()
            .map(
                column ->
                    Fragment.of(Quoted.column(alias, column.name()) + " IS DISTINCT FROM ")
                        .then(replacement(table, column, live, alias)))
            .toList(),
        " OR ");
  }

  /**
   * Where the subject's own row is blanked and not deleted: a condition on {@code s} that is false
   * once the row is blank, so that nobody is retired twice. Empty: the row is deleted.
   */
  static Optional<Fragment> stillToBlank(Policy policy, LiveSchema schema, TableName subject) {
    Table table = policy.table(subject);
    if (table.ownRow().filter(AtExpiry.BLANK::equals).isEmpty()) {
      return Optional.empty();
    }
    List<Column> columns = columns(new Ownership(table, List.of()));
    return Optional.of(somethingLeft(table, columns, schema.table(subject), "s"));
  }
}
