package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link RuleRecord}, by the names of the run log. */
final class RuleFields {
  private RuleFields() {}

  static ObjectNode write(RuleRecord record) {
    FieldWriter fields = RunFields.write(Kind.RULE, record.run());
    write(fields, record.plan());
    write(fields, record.rule());
    write(fields, record.treatment());
    write(fields, record.counts());
    record.remainder().ifPresent(remainder -> write(fields, remainder));
    record.recontacted().ifPresent(asked -> write(fields, asked));
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
        plan(fields),
        rule(fields),
        treatment(fields),
        counts(fields),
        rows(fields),
        remainder(fields),
        fields.counts("held_by_reason"),
        fields.number("max_lateness_hours"),
        fields.texts("error_codes"),
        recontacted(fields));
  }

  private static Rows rows(FieldReader fields) {
    return new Rows(
        fields.number("rows_deleted"),
        fields.number("rows_blanked"),
        fields.has("rows_archived") ? fields.number("rows_archived") : 0,
        fields.has("rows_pseudonymised") ? fields.number("rows_pseudonymised") : 0);
  }

  private static void write(FieldWriter fields, PlanReference plan) {
    fields
        .text("plan_id", plan.id())
        .text("plan_digest", plan.digest())
        .text("approval", plan.approval().manner().word())
        .text("approval_id", plan.approval().id());
  }

  private static PlanReference plan(FieldReader fields) {
    return new PlanReference(
        fields.value("plan_id", UUID::fromString),
        fields.text("plan_digest"),
        new Approval(
            Words.read(Approval.Manner.class, fields.text("approval")),
            fields.optionalText("approval_id")));
  }

  private static void write(FieldWriter fields, RuleReference rule) {
    fields
        .text("rule_id", rule.id())
        .text("subject_table", rule.subject())
        .text("policy_ref", rule.clause().section())
        .text("policy_quote", rule.clause().quote())
        .text("clock_event", rule.clockEvent())
        .text("period", rule.period())
        .text("cutoff_date", rule.cutoffDate())
        .text("open_decision", rule.decision().flatMap(Decision::open));
    rule.decision().flatMap(Decision::answer).ifPresent(answer -> write(fields, answer));
  }

  private static RuleReference rule(FieldReader fields) {
    return new RuleReference(
        fields.text("rule_id"),
        fields.value("subject_table", TableName::of),
        new Clause(fields.text("policy_ref"), fields.text("policy_quote")),
        fields.text("clock_event"),
        fields.optionalText("period"),
        fields.optional("cutoff_date", LocalDate::parse),
        fields
            .optionalText("open_decision")
            .<Decision>map(Decision.Open::new)
            .or(() -> answered(fields)));
  }

  private static void write(FieldWriter fields, Decision.Answered answer) {
    fields
        .text("answered_decision", answer.question())
        .text("answered_by", answer.by())
        .text("answered_on", answer.on())
        .text("answered_reason", answer.reason())
        .text("answered_fictional", answer.fictional());
  }

  private static Optional<Decision> answered(FieldReader fields) {
    return fields
        .optionalText("answered_decision")
        .map(
            question ->
                new Decision.Answered(
                    question,
                    fields.text("answered_by"),
                    fields.value("answered_on", LocalDate::parse),
                    fields.text("answered_reason"),
                    Boolean.parseBoolean(fields.text("answered_fictional"))));
  }

  private static void write(FieldWriter fields, Treatment treatment) {
    fields
        .text("table", treatment.table())
        .text("table_role", Words.of(treatment.role()))
        .texts("columns_class", treatment.columns())
        .text("action", treatment.action().word())
        .texts("technique", treatment.techniques().stream().map(Technique::word).toList())
        .text("guard", treatment.guard().map(Guard::word));
    if (!treatment.guards().isEmpty()) {
      fields.texts("guards", treatment.guards().stream().map(RuleFields::guard).toList());
    }
  }

  private static Treatment treatment(FieldReader fields) {
    return new Treatment(
        fields.value("table", TableName::of),
        Words.read(Role.class, fields.text("table_role")),
        fields.texts("columns_class"),
        Words.read(Action.class, fields.text("action")),
        fields.texts("technique").stream().map(RuleFields::technique).toList(),
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
    return texts.stream().map(RuleFields::guard).toList();
  }

  private static RelationGuard guard(String text) {
    int space = text.lastIndexOf(' ');
    return new RelationGuard(
        text.substring(0, space), Words.read(Guard.class, text.substring(space + 1)));
  }

  private static Technique technique(String word) {
    return Words.read(Technique.class, word.replace(' ', '-'));
  }

  private static void write(FieldWriter fields, Counts counts) {
    fields
        .number("n_examined", counts.examined())
        .number("n_due", counts.due())
        .number("n_done", counts.done())
        .number("n_returned", counts.returned())
        .number("n_held", counts.held())
        .number("n_restricted", counts.restricted())
        .number("n_failed", counts.failed())
        .number("n_quarantined", counts.quarantined())
        .number("n_deferred", counts.deferred());
  }

  private static Counts counts(FieldReader fields) {
    return new Counts(
        fields.number("n_examined"),
        fields.number("n_due"),
        fields.number("n_done"),
        fields.number("n_returned"),
        fields.number("n_held"),
        fields.number("n_restricted"),
        fields.number("n_failed"),
        fields.number("n_quarantined"),
        fields.number("n_deferred"));
  }

  private static void write(FieldWriter fields, Remainder remainder) {
    fields
        .number("pooled", remainder.pooled())
        .number("deleted_unpublished", remainder.deletedUnpublished())
        .number("published", remainder.published())
        .number("suppressed", remainder.suppressed());
  }

  private static Optional<Remainder> remainder(FieldReader fields) {
    return fields.has("pooled")
        ? Optional.of(
            new Remainder(
                fields.number("pooled"),
                fields.number("deleted_unpublished"),
                fields.number("published"),
                fields.number("suppressed")))
        : Optional.empty();
  }

  private static void write(FieldWriter fields, Recontacted asked) {
    fields
        .number("recontact_due", asked.due())
        .number("recontact_sent", asked.sent())
        .number("recontact_spared", asked.spared())
        .number("recontact_returned", asked.returned())
        .number("recontact_deferred", asked.deferred())
        .number("recontact_yes", asked.yes())
        .number("recontact_silent_deleted", asked.silentDeleted())
        .number("recontact_no_deleted", asked.noDeleted())
        .number("recontact_spared_deleted", asked.sparedDeleted())
        .number("recontact_not_in_time", asked.notInTime());
  }

  private static Optional<Recontacted> recontacted(FieldReader fields) {
    return fields.has("recontact_due")
        ? Optional.of(
            new Recontacted(
                fields.number("recontact_due"),
                fields.number("recontact_sent"),
                fields.number("recontact_spared"),
                fields.number("recontact_returned"),
                fields.number("recontact_deferred"),
                fields.number("recontact_yes"),
                fields.number("recontact_silent_deleted"),
                fields.number("recontact_no_deleted"),
                fields.number("recontact_spared_deleted"),
                fields.number("recontact_not_in_time")))
        : Optional.empty();
  }
}
