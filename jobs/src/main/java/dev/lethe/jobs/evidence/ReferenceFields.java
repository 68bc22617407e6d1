package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** On what a record rests: the plan, the rule and what the DPO decided. */
final class ReferenceFields {
  private ReferenceFields() {}

  static void write(FieldWriter fields, PlanReference plan) {
    fields
        .text("plan_id", plan.id())
        .text("plan_digest", plan.digest())
        .text("approval", plan.approval().manner().word())
        .text("approval_id", plan.approval().id());
  }

  static PlanReference plan(FieldReader fields) {
    return new PlanReference(
        fields.value("plan_id", UUID::fromString),
        fields.text("plan_digest"),
        new Approval(
            Words.read(Approval.Manner.class, fields.text("approval")),
            fields.optionalText("approval_id")));
  }

  static void write(FieldWriter fields, RuleReference rule) {
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

  static RuleReference rule(FieldReader fields) {
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
}
