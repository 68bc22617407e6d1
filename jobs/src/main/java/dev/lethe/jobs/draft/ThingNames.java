package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column {@code name} or {@code nom} names a person only in a table of people: one that is called
 * so, or whose other columns announce one. Elsewhere it names a thing.
 */
final class ThingNames {
  private static final List<List<String>> BARE = List.of(List.of("name"), List.of("nom"));

  /**
   * Beside these, a name is a person's; beside a device or an address on the net it need not be.
   */
  private static final Set<Optional<Meaning>> PERSONAL =
      Set.of(
          Optional.of(Meaning.PERSON_NAME),
          Optional.of(Meaning.EMAIL),
          Optional.of(Meaning.PHONE),
          Optional.of(Meaning.MOBILE_MONEY),
          Optional.of(Meaning.USERNAME),
          Optional.of(Meaning.NATIONAL_ID),
          Optional.of(Meaning.BIRTH_DATE));

  private ThingNames() {}

  static Map<String, ColumnDraft> settled(TableName table, Map<String, ColumnDraft> columns) {
    boolean people =
        Dictionary.TABLES.meaningAtEnd(table.table()).isPresent()
            || columns.values().stream()
                .anyMatch(column -> PERSONAL.contains(column.meaning()) && !isBare(column));
    if (people) {
      return columns;
    }
    var settled = new LinkedHashMap<>(columns);
    settled.replaceAll((name, column) -> isBare(column) ? thing(column) : column);
    return settled;
  }

  private static boolean isBare(ColumnDraft column) {
    return column.meaning().equals(Optional.of(Meaning.PERSON_NAME))
        && BARE.contains(NameWords.of(column.name()).words());
  }

  private static ColumnDraft thing(ColumnDraft column) {
    return ColumnDraft.sure(column.live(), Category.ATTRIBUTE, Remark.of("why.thing-name"));
  }
}
