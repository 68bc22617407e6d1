package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.TableName;
import java.util.List;

/** What was done to a table's columns, and who kept new rows out. */
final class TreatmentFields {
  private TreatmentFields() {}

  static void write(FieldWriter fields, Treatment treatment) {
    fields
        .text("table", treatment.table())
        .text("table_role", Words.of(treatment.role()))
        .texts("columns_class", treatment.columns())
        .text("action", treatment.action().word())
        .texts("technique", treatment.techniques().stream().map(Technique::word).toList())
        .text("guard", treatment.guard().map(Guard::word));
    if (!treatment.guards().isEmpty()) {
      fields.texts("guards", treatment.guards().stream().map(TreatmentFields::guard).toList());
    }
  }

  static Treatment read(FieldReader fields) {
    return new Treatment(
        fields.value("table", TableName::of),
        Words.read(Role.class, fields.text("table_role")),
        fields.texts("columns_class"),
        Words.read(Action.class, fields.text("action")),
        fields.texts("technique").stream().map(TreatmentFields::technique).toList(),
        guards(fields));
  }

  /** {@code COLUMN WORD}; older records have the word alone, for the table as a whole. */
  private static String guard(RelationGuard one) {
    return one.column() + " " + one.guard().word();
  }

  private static List<RelationGuard> guards(FieldReader fields) {
    List<String> texts =
        fields.has("guards")
            ? fields.texts("guards")
            : fields.optionalText("guard").stream().map(word -> " " + word).toList();
    return texts.stream().map(TreatmentFields::guard).toList();
  }

  private static RelationGuard guard(String text) {
    int space = text.lastIndexOf(' ');
    return new RelationGuard(
        text.substring(0, space), Words.read(Guard.class, text.substring(space + 1)));
  }

  private static Technique technique(String word) {
    return Words.read(Technique.class, word.replace(' ', '-'));
  }
}
