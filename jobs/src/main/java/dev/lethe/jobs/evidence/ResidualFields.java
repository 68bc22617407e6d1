package dev.lethe.jobs.evidence;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link ResidualRecord}, by the names of the run log. */
final class ResidualFields {
  private ResidualFields() {}

  static ObjectNode write(ResidualRecord record) {
    return RunFields.write(Kind.RESIDUAL, record.run())
        .text("store", record.store())
        .number("bytes", record.bytes())
        .text("decoder", record.decoder())
        .number("tokens", record.tokens())
        .number("hits", record.hits())
        .text("positive_control", record.control().word())
        .text("finding", record.finding().word())
        .text("backup_deadline", record.backups().goneBy())
        .text("backup_oldest_restorable", record.backups().oldestRestorable())
        .node();
  }

  static ResidualRecord read(FieldReader fields) {
    return new ResidualRecord(
        RunFields.read(fields),
        fields.text("store"),
        fields.number("bytes"),
        fields.text("decoder"),
        fields.number("tokens"),
        fields.number("hits"),
        Words.read(ResidualRecord.Control.class, fields.text("positive_control")),
        new ResidualRecord.Backups(
            fields.optional("backup_deadline", LocalDate::parse),
            fields.optional("backup_oldest_restorable", LocalDate::parse)));
  }
}
