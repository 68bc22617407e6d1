package dev.lethe.jobs.evidence;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link KeyRecord}, by the names of the run log. */
final class KeyFields {
  private KeyFields() {}

  static ObjectNode write(KeyRecord record) {
    return RunFields.write(Kind.KEY, record.run())
        .text("key_fingerprint", record.keyId())
        .text("purpose", record.purpose())
        .text("epoch", record.epoch())
        .text("event", "destroyed")
        .text("destroyed_at", record.destroyedAt())
        .text("approver_ref", record.approverRef())
        .text("approver_key_id", record.approverKeyId())
        .text("approver_signature", record.signature())
        .text("state_of_use", record.whileInUse() ? "in use" : "epoch over")
        .number("rows_left", record.rowsLeft())
        .text("rows_left_remain", KeyRecord.REMAINS)
        .node();
  }

  static KeyRecord read(FieldReader fields) {
    return new KeyRecord(
        RunFields.read(fields),
        fields.text("key_fingerprint"),
        fields.text("purpose"),
        fields.text("epoch"),
        fields.value("destroyed_at", Instant::parse),
        fields.text("approver_ref"),
        fields.text("approver_key_id"),
        fields.text("approver_signature"),
        fields.text("state_of_use").equals("in use"),
        fields.number("rows_left"));
  }
}
