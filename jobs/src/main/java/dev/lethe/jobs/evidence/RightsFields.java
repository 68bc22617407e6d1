package dev.lethe.jobs.evidence;

import dev.lethe.jobs.evidence.RightsRecord.Minors;
import dev.lethe.jobs.evidence.RightsRecord.Opposition;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link RightsRecord}, by the names of the run log. */
final class RightsFields {
  private static final String MINORS_DETECTED = "minors_detected";
  private static final String MINORS_DELETED = "minors_deleted";

  private RightsFields() {}

  static ObjectNode write(RightsRecord record) {
    FieldWriter fields = RunFields.write(Kind.RIGHTS, record.run());
    write(fields, "rights_requests", "oldest_request_days", record.requests());
    write(fields, "routings", "oldest_routing_days", record.routings());
    write(fields, "directives", "oldest_directive_days", record.directives());
    fields.number("opposition_list_size", record.opposition().size());
    fields.number("opposition_purged", record.opposition().purged());
    record
        .minors()
        .ifPresent(
            minors ->
                fields
                    .number(MINORS_DETECTED, minors.detected())
                    .number(MINORS_DELETED, minors.deleted()));
    return fields.node();
  }

  static RightsRecord read(FieldReader fields) {
    return new RightsRecord(
        RunFields.read(fields),
        waiting(fields, "rights_requests", "oldest_request_days"),
        waiting(fields, "routings", "oldest_routing_days"),
        waiting(fields, "directives", "oldest_directive_days"),
        new Opposition(fields.number("opposition_list_size"), fields.number("opposition_purged")),
        fields.has(MINORS_DETECTED)
            ? Optional.of(new Minors(fields.number(MINORS_DETECTED), fields.number(MINORS_DELETED)))
            : Optional.empty());
  }

  private static void write(FieldWriter fields, String name, String oldest, Waiting waiting) {
    fields
        .number(name + "_open", waiting.open())
        .number(name + "_pressing", waiting.pressing())
        .number(name + "_overdue", waiting.overdue())
        .number(oldest, waiting.oldestDays());
  }

  private static Waiting waiting(FieldReader fields, String name, String oldest) {
    return new Waiting(
        fields.number(name + "_open"),
        fields.number(name + "_pressing"),
        fields.number(name + "_overdue"),
        fields.number(oldest));
  }
}
