package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.LiveColumn;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Which key a column may point at, by its name and type alone. */
final class RelationGuess {
  private static final Set<String> OWN_TABLE = Set.of("parent", "root", "ancestor");

  private final Survey survey;

  RelationGuess(Survey survey) {
    this.survey = survey;
  }

  Optional<Relation> of(TableSurvey table, LiveColumn column) {
    return sameName(table, column)
        .or(() -> tableName(table, column))
        .or(() -> ownTable(table, column))
        .or(() -> person(table, column));
  }

  /** {@code session_id} is the key of sessions, and keys are named so throughout. */
  private Optional<Relation> sameName(TableSurvey table, LiveColumn column) {
    return NameWords.of(column.name()).namesAnId()
        ? survey.tables().values().stream()
            .filter(other -> other.anyKey().equals(Optional.of(column.name())))
            .filter(other -> fits(table, column, other))
            .findFirst()
            .map(other -> relation(table, column, other))
        : Optional.empty();
  }

  /** {@code owner_user_id} ends with the name of table users. */
  private Optional<Relation> tableName(TableSurvey table, LiveColumn column) {
    NameWords words = NameWords.of(column.name());
    return words.namesAnId()
        ? survey.tables().values().stream()
            .filter(other -> words.withoutId().endsWith(NameWords.of(other.name().table())))
            .filter(other -> fits(table, column, other))
            .max(Comparator.comparingInt(o -> NameWords.of(o.name().table()).words().size()))
            .map(other -> relation(table, column, other))
        : Optional.empty();
  }

  private Optional<Relation> ownTable(TableSurvey table, LiveColumn column) {
    NameWords words = NameWords.of(column.name());
    boolean own =
        words.namesAnId() && words.withoutId().words().stream().anyMatch(OWN_TABLE::contains);
    return own && keyKind(table).filter(TypeKind.of(column.type())::canReference).isPresent()
        ? Optional.of(relation(table, column, table))
        : Optional.empty();
  }

  /**
   * {@code sender_id} or {@code created_by} points at the people, if one table alone holds them.
   */
  private Optional<Relation> person(TableSurvey table, LiveColumn column) {
    if (Dictionary.LINKS.meaning(column.name()).isEmpty()
        || TypeKind.of(column.type()) == TypeKind.TEXT) {
      return Optional.empty();
    }
    var people =
        survey.tables().values().stream()
            .filter(other -> isOfPeople(other.name()) && fits(table, column, other))
            .toList();
    return people.size() == 1
        ? Optional.of(relation(table, column, people.get(0)))
        : Optional.empty();
  }

  private static boolean isOfPeople(TableName name) {
    return NameWords.of(name.table()).words().size() == 1
        && Dictionary.TABLES.meaningAtEnd(name.table()).filter("person"::equals).isPresent();
  }

  private static boolean fits(TableSurvey table, LiveColumn column, TableSurvey other) {
    return !other.name().equals(table.name())
        && other.name().schema().equals(table.name().schema())
        && keyKind(other).filter(TypeKind.of(column.type())::canReference).isPresent();
  }

  private static Optional<TypeKind> keyKind(TableSurvey table) {
    return table.anyKey().map(key -> TypeKind.of(table.live().column(key).type()));
  }

  private static Relation relation(TableSurvey table, LiveColumn column, TableSurvey parent) {
    return Relation.guessed(
        table.name(), column.name(), parent.name(), parent.anyKey().orElseThrow());
  }
}
