package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose the rows of every table are: who is a subject by name, what points at subjects, what
 * subjects point at and share, and what singles people out without leading to any.
 */
final class Belongings {
  private final Survey survey;
  private final Relations relations;
  private final Map<TableName, Map<String, ColumnDraft>> columns;
  private final Map<TableName, SubjectKind> subjects;
  private final Set<TableName> owned = new LinkedHashSet<>();
  private final Set<TableName> shared = new LinkedHashSet<>();

  private Belongings(
      Survey survey, Relations relations, Map<TableName, Map<String, ColumnDraft>> columns) {
    this.survey = survey;
    this.relations = relations;
    this.columns = columns;
    this.subjects = Subjects.named(survey, relations);
  }

  static Map<TableName, Belonging> of(
      Survey survey, Relations relations, Map<TableName, Map<String, ColumnDraft>> columns) {
    var belongings = new Belongings(survey, relations, columns);
    belongings.spread();
    belongings.share();
    belongings.rows();
    belongings.spread();
    belongings.share();
    return belongings.result();
  }

  /** What points at a subject, or at what belongs to one, belongs to it. */
  private void spread() {
    boolean more = true;
    while (more) {
      List<TableName> next =
          open().filter(table -> isOwned(table.name())).map(TableSurvey::name).toList();
      more = owned.addAll(next);
    }
  }

  private boolean isOwned(TableName table) {
    return relations.from(table).stream()
        .filter(relation -> !isHandlers(relation))
        .anyMatch(
            relation ->
                subjects.containsKey(relation.parent())
                    || (owned.contains(relation.parent()) && isUsual(relation)));
  }

  /** Where most rows point nowhere, a guessed relation tells of an exception, not of an owner. */
  private boolean isUsual(Relation relation) {
    Profile profile = survey.table(relation.child()).profile(relation.column());
    return relation.declared() || 2 * profile.filled() >= profile.rows();
  }

  /** Staff served whoever else the row leads to. */
  private boolean isHandlers(Relation relation) {
    return relation.isHandlers()
        || (subjects.get(relation.parent()) == SubjectKind.STAFF
            && relations.from(relation.child()).stream()
                .map(other -> subjects.get(other.parent()))
                .anyMatch(kind -> kind != null && kind != SubjectKind.STAFF));
  }

  /** Contact details that subjects, or what is theirs, point at. */
  private void share() {
    open()
        .filter(table -> announcesAPerson(table.name()))
        .filter(table -> relations.to(table.name()).stream().anyMatch(this::comesFromAPerson))
        .map(TableSurvey::name)
        .toList()
        .forEach(shared::add);
  }

  private boolean comesFromAPerson(Relation relation) {
    return subjects.containsKey(relation.child()) || owned.contains(relation.child());
  }

  private void rows() {
    open()
        .filter(table -> announcesAPerson(table.name()))
        .map(TableSurvey::name)
        .toList()
        .forEach(table -> subjects.put(table, SubjectKind.ROWS));
  }

  private boolean announcesAPerson(TableName table) {
    return columns.getOrDefault(table, Map.of()).values().stream()
        .anyMatch(ColumnDraft::announcesAPerson);
  }

  private java.util.stream.Stream<TableSurvey> open() {
    return survey.tables().values().stream()
        .filter(
            table ->
                !subjects.containsKey(table.name())
                    && !owned.contains(table.name())
                    && !shared.contains(table.name()))
        .filter(table -> Speakable.whyNot(table).isEmpty());
  }

  private Map<TableName, Belonging> result() {
    var links = new Links(survey, relations, columns, subjects.keySet(), owned, this::isHandlers);
    Map<TableName, List<LinkDraft>> found = links.of(shared);
    var result = new LinkedHashMap<TableName, Belonging>();
    for (TableSurvey table : survey.tables().values()) {
      result.put(table.name(), belonging(table, found));
    }
    return result;
  }

  private Belonging belonging(TableSurvey table, Map<TableName, List<LinkDraft>> links) {
    TableName name = table.name();
    SubjectKind kind = subjects.get(name);
    if (kind != null) {
      return new Belonging.Subject(kind, isReferencedByWhatStays(name, links));
    }
    List<LinkDraft> found = links.getOrDefault(name, List.of());
    if (!found.isEmpty()) {
      return new Belonging.Owned(found);
    }
    if (!isOwned(name) && !announcesAPerson(name)) {
      return new Belonging.Nobody();
    }
    return new Belonging.Unspeakable(
        Speakable.whyNot(table).orElseGet(() -> Remark.of("ask.circle")));
  }

  /** The database would refuse to delete the row. */
  private boolean isReferencedByWhatStays(
      TableName subject, Map<TableName, List<LinkDraft>> links) {
    return survey.schema().pointingAt(subject).stream()
        .anyMatch(
            key ->
                key.columns().size() > 1
                    || links.getOrDefault(key.child(), List.of()).stream()
                        .noneMatch(
                            link ->
                                link.parent().equals(subject)
                                    && link.column().equals(key.columns().get(0))));
  }
}
