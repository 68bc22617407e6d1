package dev.lethe.jobs.evidence;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link DecisionRecord}, by the names of the run log. */
final class DecisionFields {
  private DecisionFields() {}

  static ObjectNode write(DecisionRecord record) {
    return RunFields.write(Kind.DECISION, record.run())
        .text("plan_id", record.planId())
        .text("plan_digest", record.planDigest())
        .text("approver_ref", record.approverRef())
        .text("decision", record.decision().word())
        .text("approval", record.manner().word())
        .text("decided_at", record.decidedAt())
        .text("approver_key_id", record.keyId())
        .text("approver_signature", record.signature())
        .node();
  }

  static DecisionRecord read(FieldReader fields) {
    return new DecisionRecord(
        RunFields.read(fields),
        fields.value("plan_id", UUID::fromString),
        fields.text("plan_digest"),
        fields.text("approver_ref"),
        Words.read(DecisionRecord.Decision.class, fields.text("decision")),
        Words.read(Approval.Manner.class, fields.text("approval")),
        fields.value("decided_at", Instant::parse),
        fields.optionalText("approver_key_id"),
        fields.optionalText("approver_signature"));
  }
}
