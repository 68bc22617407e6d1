package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.jobs.source.LiveColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each column of a table is: keys and relations first, then values, then names, then types.
 */
final class Classifier {
  private final TableSurvey table;
  private final Relations relations;

  private Classifier(TableSurvey table, Relations relations) {
    this.table = table;
    this.relations = relations;
  }

  static Map<String, ColumnDraft> columns(TableSurvey table, Relations relations) {
    var classifier = new Classifier(table, relations);
    var columns = new LinkedHashMap<String, ColumnDraft>();
    table
        .live()
        .columns()
        .values()
        .forEach(column -> columns.put(column.name(), classifier.column(column)));
    return OnlyMoment.settled(ThingNames.settled(table.name(), columns));
  }

  private ColumnDraft column(LiveColumn column) {
    return key(column)
        .or(() -> link(column))
        .or(() -> moment(column))
        .or(() -> values(column))
        .or(() -> name(column))
        .orElseGet(() -> UnnamedColumn.of(column, table.profile(column.name())));
  }

  private Optional<ColumnDraft> key(LiveColumn column) {
    if (table.key().equals(Optional.of(column.name()))) {
      return Optional.of(ColumnDraft.sure(column, Category.KEY, Remark.of("why.key")));
    }
    if (table.anyKey().equals(Optional.of(column.name()))) {
      return Optional.of(ColumnDraft.sure(column, Category.KEY, Remark.of("why.apparent-key")));
    }
    return table.primaryKey().contains(column.name())
            && relations.of(table.name(), column.name()).isEmpty()
        ? Optional.of(ColumnDraft.sure(column, Category.KEY, Remark.of("why.key-part")))
        : Optional.empty();
  }

  private Optional<ColumnDraft> link(LiveColumn column) {
    return relations
        .of(table.name(), column.name())
        .map(relation -> ColumnDraft.sure(column, Category.LINK, why(relation)))
        .or(() -> compositeLink(column));
  }

  private Optional<ColumnDraft> compositeLink(LiveColumn column) {
    return table.live().foreignKeys().stream()
        .filter(key -> key.columns().contains(column.name()))
        .findFirst()
        .map(
            key ->
                ColumnDraft.sure(
                    column, Category.LINK, Remark.of("why.foreign-key", key.parent())));
  }

  private static Remark why(Relation relation) {
    if (relation.declared()) {
      return Remark.of("why.foreign-key", relation.parent());
    }
    return Remark.of("why.guessed-link", relation.parent(), relation.trial());
  }

  private Optional<ColumnDraft> moment(LiveColumn column) {
    TypeKind kind = TypeKind.of(column.type());
    return kind == TypeKind.DAY || kind == TypeKind.MOMENT
        ? Optional.of(MomentColumn.of(column, table.profile(column.name())))
        : Optional.empty();
  }

  private Optional<ColumnDraft> values(LiveColumn column) {
    Profile profile = table.profile(column.name());
    Optional<Looks> mostly = profile.mostly();
    if (mostly.isPresent()) {
      return Optional.of(mostly(column, profile, mostly.get()));
    }
    return profile.partly().map(some -> partly(column, profile, some));
  }

  /** Where name and values agree on the category, the name knows better what it is. */
  private static ColumnDraft mostly(LiveColumn column, Profile profile, Looks looks) {
    return Meaning.ofColumn(column.name())
        .filter(named -> named != looks.meaning())
        .filter(named -> named.category() == looks.meaning().category())
        .map(
            named ->
                ColumnDraft.meaning(
                    column,
                    named,
                    Remark.of(
                        "why.both",
                        named.remark(),
                        Profile.percent(profile.share(looks)),
                        looks.remark())))
        .orElseGet(
            () -> ColumnDraft.meaning(column, looks.meaning(), looks("why.looks", profile, looks)));
  }

  private static ColumnDraft partly(LiveColumn column, Profile profile, Looks some) {
    Remark why = looks("why.looks", profile, some);
    Optional<Meaning> named =
        Meaning.ofColumn(column.name()).filter(m -> m.category() == Category.IDENTIFIER);
    return named
        .map(meaning -> ColumnDraft.meaning(column, meaning, why))
        .orElseGet(
            () ->
                ColumnDraft.unsure(
                    column, Category.FREE_TEXT, why, Remark.of("ask.partly", some.remark())));
  }

  private static Remark looks(String key, Profile profile, Looks looks) {
    return Remark.of(key, Profile.percent(profile.share(looks)), looks.remark());
  }

  private Optional<ColumnDraft> name(LiveColumn column) {
    TypeKind kind = TypeKind.of(column.type());
    if (kind == TypeKind.TRUTH || kind == TypeKind.NETWORK || kind == TypeKind.DOCUMENT) {
      return Optional.empty(); // the type says more
    }
    Profile profile = table.profile(column.name());
    return Meaning.ofColumn(column.name())
        .filter(meaning -> kind == TypeKind.TEXT || meaning.category() != Category.FREE_TEXT)
        .map(
            meaning ->
                meaning == Meaning.FREE_TEXT && profile.isAChoice()
                    ? ColumnDraft.sure(column, Category.ATTRIBUTE, UnnamedColumn.variety(profile))
                    : ColumnDraft.meaning(
                        column, meaning, Remark.of("why.name", meaning.remark())));
  }
}
