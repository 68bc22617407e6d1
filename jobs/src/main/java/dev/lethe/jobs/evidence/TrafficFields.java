package dev.lethe.jobs.evidence;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link TrafficRecord}, by the names of the run log. */
final class TrafficFields {
  private TrafficFields() {}

  static ObjectNode write(TrafficRecord record) {
    return RunFields.write(Kind.TRAFFIC, record.run())
        .text("period_start", record.periodStart())
        .text("period_end", record.periodEnd())
        .number("hits", record.hits())
        .number("dropped_no_consent", record.droppedNoConsent())
        .number("dropped_refused", record.droppedRefused())
        .number("coverage_percent", record.coveragePercent())
        .texts("tables", record.tables())
        .node();
  }

  static TrafficRecord read(FieldReader fields) {
    return new TrafficRecord(
        RunFields.read(fields),
        fields.value("period_start", LocalDate::parse),
        fields.value("period_end", LocalDate::parse),
        fields.number("hits"),
        fields.number("dropped_no_consent"),
        fields.number("dropped_refused"),
        Math.toIntExact(fields.number("coverage_percent")),
        fields.texts("tables"));
  }
}
