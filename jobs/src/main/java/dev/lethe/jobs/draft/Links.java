package dev.lethe.jobs.draft;

import static dev.lethe.config.policy.Category.FREE_TEXT;
import static dev.lethe.config.policy.Category.IDENTIFIER;
import static dev.lethe.config.policy.Category.QUASI_IDENTIFIER;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The links of what belongs to subjects; never two that would lead back to their start. */
final class Links {
  private static final Set<Category> PERSONAL = EnumSet.of(IDENTIFIER, QUASI_IDENTIFIER, FREE_TEXT);

  private final Survey survey;
  private final Relations relations;
  private final Map<TableName, Map<String, ColumnDraft>> columns;
  private final Set<TableName> subjects;
  private final Set<TableName> owned;
  private final Predicate<Relation> handlers;
  private final Map<TableName, List<LinkDraft>> found = new LinkedHashMap<>();

  Links(
      Survey survey,
      Relations relations,
      Map<TableName, Map<String, ColumnDraft>> columns,
      Set<TableName> subjects,
      Set<TableName> owned,
      Predicate<Relation> handlers) {
    this.survey = survey;
    this.relations = relations;
    this.columns = columns;
    this.subjects = subjects;
    this.owned = owned;
    this.handlers = handlers;
  }

  Map<TableName, List<LinkDraft>> of(Set<TableName> shared) {
    owned.forEach(this::direct);
    // Those that belong through others only come first: of a circle, their links are needed most.
    owned.stream().filter(table -> owners(table).isEmpty()).forEach(this::indirect);
    owned.stream().filter(table -> !owners(table).isEmpty()).forEach(this::indirect);
    shared.forEach(
        table ->
            relations.to(table).stream()
                .filter(r -> subjects.contains(r.child()) || owned.contains(r.child()))
                .forEach(relation -> add(table, LinkDraft.shared(relation))));
    survey.tables().keySet().stream()
        .filter(table -> !subjects.contains(table) && !owned.contains(table))
        .filter(table -> Speakable.whyNot(survey.table(table)).isEmpty())
        .forEach(this::mentions);
    return found;
  }

  private void direct(TableName table) {
    List<Relation> owners = owners(table);
    boolean stays = owners.size() > 1 && owners.stream().allMatch(this::isNullable);
    owners.forEach(
        relation -> add(table, stays ? part(relation, owners) : LinkDraft.deleting(relation)));
    mentions(table);
  }

  private void indirect(TableName table) {
    boolean direct = !owners(table).isEmpty();
    relations.from(table).stream()
        .filter(relation -> owned.contains(relation.parent()))
        .filter(relation -> relation.declared() || !direct)
        .forEach(
            relation ->
                add(
                    table,
                    direct && isNullable(relation)
                        ? LinkDraft.emptying(relation, List.of(relation.column()))
                        : LinkDraft.deleting(relation)));
  }

  private List<Relation> owners(TableName table) {
    return relations.from(table).stream()
        .filter(relation -> subjects.contains(relation.parent()) && !handlers.test(relation))
        .toList();
  }

  /** Who only worked on the row is taken out of it; where that is impossible, the subject stays. */
  private void mentions(TableName table) {
    relations.from(table).stream()
        .filter(relation -> subjects.contains(relation.parent()) && handlers.test(relation))
        .filter(this::isNullable)
        .forEach(relation -> add(table, LinkDraft.emptying(relation, List.of(relation.column()))));
  }

  /** What is one person's in a row of several: the author's is all that was written. */
  private LinkDraft part(Relation relation, List<Relation> direct) {
    Relation author = direct.stream().filter(Relation::isAuthors).findFirst().orElse(direct.get(0));
    Stream<String> written =
        relation.equals(author)
            ? columns.getOrDefault(relation.child(), Map.of()).values().stream()
                .filter(column -> PERSONAL.contains(column.category()))
                .map(ColumnDraft::name)
            : Stream.empty();
    return LinkDraft.emptying(
        relation, Stream.concat(Stream.of(relation.column()), written).toList());
  }

  private boolean isNullable(Relation relation) {
    return !survey.table(relation.child()).live().column(relation.column()).notNull();
  }

  private void add(TableName table, LinkDraft link) {
    if (!leadsTo(link.parent(), table)) {
      found.computeIfAbsent(table, any -> new ArrayList<>()).add(link);
    }
  }

  private boolean leadsTo(TableName from, TableName to) {
    return from.equals(to)
        || found.getOrDefault(from, List.of()).stream()
            .anyMatch(link -> leadsTo(link.parent(), to));
  }
}
