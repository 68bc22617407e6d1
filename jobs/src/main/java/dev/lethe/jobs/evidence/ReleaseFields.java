package dev.lethe.jobs.evidence;

import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a {@link ReleaseRecord}, by the names of the run log. */
final class ReleaseFields {
  private ReleaseFields() {}

  static ObjectNode write(ReleaseRecord record) {
    FieldWriter fields =
        RunFields.write(Kind.RELEASE, record.run())
            .text("plan_id", record.plan())
            .text("release_id", record.releaseId())
            .text("table", record.table())
            .number("k_min", record.minimumGroup())
            .number("n_rows", record.rows())
            .number("n_suppressed_cells", record.suppressedCells())
            .number("n_suppressed_people", record.suppressedPeople())
            .text("verdict", record.verdict().word())
            .nodes("attack_results", record.attacks().stream().map(ReleaseFields::write).toList());
    record.version().ifPresent(version -> fields.number("table_version", version));
    return fields.node();
  }

  static ReleaseRecord read(FieldReader fields) {
    return new ReleaseRecord(
        RunFields.read(fields),
        fields.optional("plan_id", UUID::fromString),
        fields.value("release_id", UUID::fromString),
        fields.text("table"),
        fields.has("table_version")
            ? OptionalLong.of(fields.number("table_version"))
            : OptionalLong.empty(),
        Math.toIntExact(fields.number("k_min")),
        fields.number("n_rows"),
        fields.number("n_suppressed_cells"),
        fields.number("n_suppressed_people"),
        fields.nodes("attack_results").stream().map(ReleaseFields::attack).toList());
  }

  private static ObjectNode write(AttackResult attack) {
    return new FieldWriter()
        .text("name", attack.name())
        .text("verdict", attack.verdict().word())
        .number("n", attack.examined())
        .number("breaches", attack.breaches())
        .text("threshold", attack.threshold())
        .node();
  }

  private static AttackResult attack(FieldReader fields) {
    return new AttackResult(
        fields.text("name"),
        Words.read(Verdict.class, fields.text("verdict")),
        fields.number("n"),
        fields.number("breaches"),
        fields.text("threshold"));
  }
}
