package dev.lethe.jobs.evidence;

import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link RuleRecord}, by the names of the run log. */
final class RuleFields {
  private RuleFields() {}

  static ObjectNode write(RuleRecord record) {
    FieldWriter fields = RunFields.write(Kind.RULE, record.run());
    ReferenceFields.write(fields, record.plan());
    ReferenceFields.write(fields, record.rule());
    TreatmentFields.write(fields, record.treatment());
    CountFields.write(fields, record.counts());
    record.remainder().ifPresent(remainder -> CountFields.write(fields, remainder));
    record.recontacted().ifPresent(asked -> CountFields.write(fields, asked));
    fields
        .number("rows_deleted", record.rows().deleted())
        .number("rows_blanked", record.rows().blanked());
    if (record.rows().archived() > 0) {
      fields.number("rows_archived", record.rows().archived());
    }
    if (record.rows().pseudonymised() > 0) {
      fields.number("rows_pseudonymised", record.rows().pseudonymised());
    }
    return fields
        .counts("held_by_reason", record.heldByReason())
        .number("max_lateness_hours", record.maxLatenessHours())
        .texts("error_codes", record.errorCodes())
        .node();
  }

  static RuleRecord read(FieldReader fields) {
    return new RuleRecord(
        RunFields.read(fields),
        ReferenceFields.plan(fields),
        ReferenceFields.rule(fields),
        TreatmentFields.read(fields),
        CountFields.counts(fields),
        rows(fields),
        CountFields.remainder(fields),
        fields.counts("held_by_reason"),
        fields.number("max_lateness_hours"),
        fields.texts("error_codes"),
        CountFields.recontacted(fields));
  }

  private static Rows rows(FieldReader fields) {
    return new Rows(
        fields.number("rows_deleted"),
        fields.number("rows_blanked"),
        fields.has("rows_archived") ? fields.number("rows_archived") : 0,
        fields.has("rows_pseudonymised") ? fields.number("rows_pseudonymised") : 0);
  }
}
