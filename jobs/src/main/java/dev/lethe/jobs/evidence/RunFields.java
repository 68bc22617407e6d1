package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** The fields that every record has. */
final class RunFields {
  private RunFields() {}

  static FieldWriter write(Kind kind, Run run) {
    return new FieldWriter()
        .text("kind", kind.word())
        .text("run_id", run.id())
        .text("parent_run_id", run.parent())
        .text("controller", run.controller())
        .text("role", Words.of(run.role()))
        .text("environment", run.environment())
        .text("region", run.region())
        .text("started_at", run.startedAt())
        .text("ended_at", run.endedAt())
        .text("business_date", run.businessDate())
        .text("timezone", run.timezone())
        .text("operator_ref", run.operatorRef())
        .text("code_version", run.codeVersion())
        .text("rules_version", run.rulesVersion())
        .text("rules_sha256", run.rulesSha256())
        .text("rules_signer", run.rulesSigner())
        .text("region_by", run.regionBy());
  }

  static Run read(FieldReader fields) {
    return new Run(
        fields.value("run_id", UUID::fromString),
        fields.optional("parent_run_id", UUID::fromString),
        fields.value("controller", ControllerId::new),
        Words.read(Role.class, fields.text("role")),
        fields.text("environment"),
        fields.text("region"),
        fields.value("started_at", Instant::parse),
        fields.value("ended_at", Instant::parse),
        fields.value("business_date", LocalDate::parse),
        fields.value("timezone", ZoneId::of),
        fields.text("operator_ref"),
        fields.text("code_version"),
        fields.text("rules_version"),
        fields.text("rules_sha256"),
        fields.optionalText("rules_signer"),
        fields.optionalText("region_by"));
  }
}
