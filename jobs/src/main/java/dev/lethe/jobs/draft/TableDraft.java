package dev.lethe.jobs.draft;

import static dev.lethe.config.policy.Category.ACTIVITY;
import static dev.lethe.config.policy.Category.ATTRIBUTE;
import static dev.lethe.config.policy.Category.FREE_TEXT;
import static dev.lethe.config.policy.Category.IDENTIFIER;
import static dev.lethe.config.policy.Category.QUASI_IDENTIFIER;
import static dev.lethe.config.policy.Category.TECHNICAL;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table with what it was taken for. */
record TableDraft(TableSurvey survey, Belonging belonging, Map<String, ColumnDraft> columns) {
  private static final Set<Category> PERSONAL = EnumSet.of(IDENTIFIER, QUASI_IDENTIFIER, FREE_TEXT);

  TableDraft {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  static TableDraft of(TableSurvey survey, Belonging belonging, Map<String, ColumnDraft> columns) {
    var settled = new LinkedHashMap<>(columns);
    if (belonging instanceof Belonging.Nobody) {
      settled.replaceAll((name, column) -> ofNobody(column));
    }
    return new TableDraft(survey, belonging, settled);
  }

  /** Where nobody is, nothing narrows a person down and nobody acts. */
  private static ColumnDraft ofNobody(ColumnDraft column) {
    return switch (column.category()) {
      case QUASI_IDENTIFIER -> column.as(ATTRIBUTE, Remark.of("why.nobody"));
      case ACTIVITY -> column.as(TECHNICAL, Remark.of("why.nobody"));
      default -> column;
    };
  }

  TableName name() {
    return survey.name();
  }

  List<LinkDraft> links() {
    return belonging instanceof Belonging.Owned owned ? owned.links() : List.of();
  }

  boolean isWritten() {
    return belonging instanceof Belonging.Subject || belonging instanceof Belonging.Owned;
  }

  boolean stays() {
    return belonging instanceof Belonging.Subject subject && subject.stays();
  }

  /** Whether a run may have to put something into the column's place while the row stays. */
  boolean isEmptied(ColumnDraft column) {
    return stays()
        ? PERSONAL.contains(column.category())
        : links().stream().anyMatch(link -> link.owns().contains(column.name()));
  }

  List<ColumnDraft> activities() {
    return columns.values().stream().filter(column -> column.category() == ACTIVITY).toList();
  }
}
