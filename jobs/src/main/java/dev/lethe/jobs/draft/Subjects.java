package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tables whose names say that their rows are people, and which do not belong to another such. */
final class Subjects {
  private Subjects() {}

  static Map<TableName, SubjectKind> named(Survey survey, Relations relations) {
    var candidates = new LinkedHashMap<TableName, SubjectKind>();
    for (TableSurvey table : survey.tables().values()) {
      Optional<SubjectKind> kind = SubjectKind.ofTable(table.name().table());
      if (kind.isPresent() && Speakable.whyNot(table).isEmpty()) {
        candidates.put(table.name(), kind.get());
      }
    }
    var subjects = new LinkedHashMap<>(candidates);
    subjects.keySet().removeIf(table -> belongs(table, candidates, relations));
    return subjects;
  }

  /** A profile, device or contact that points at its person. */
  private static boolean belongs(
      TableName table, Map<TableName, SubjectKind> candidates, Relations relations) {
    return relations.from(table).stream()
        .filter(relation -> candidates.get(relation.parent()) == SubjectKind.PERSON)
        .filter(relation -> !relation.isHandlers())
        .anyMatch(
            relation ->
                relations.from(relation.parent()).stream()
                    .noneMatch(back -> back.parent().equals(table)));
  }
}
