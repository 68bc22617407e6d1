package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What all records of one run say alike.
 *
 * @param id random; says nothing about a person
 * @param parent the run that this one repeats or belongs to
 * @param environment as {@code demo} or {@code production}
 * @param region where the data are, as the settings declare it: country and provider; not verified
 * @param businessDate the {@code as_of} of every rule, in {@code timezone}
 * @param operatorRef pseudonymous reference; whom it means is kept elsewhere
 * @param rulesVersion version of the published policy that the rules quote
 * @param rulesSha256 hex digest of the policy file's bytes
 * @param rulesSigner who signed these bytes, as the settings label the key; empty: nobody
 * @param regionBy who declared the region, by function
 */
public record Run(
    UUID id,
    Optional<UUID> parent,
    ControllerId controller,
    Role role,
    String environment,
    String region,
    Instant startedAt,
    Instant endedAt,
    LocalDate businessDate,
    ZoneId timezone,
    String operatorRef,
    String codeVersion,
    String rulesVersion,
    String rulesSha256,
    Optional<String> rulesSigner,
    Optional<String> regionBy) {
  public Run {
    Shape.phrase("environment", environment);
    Shape.phrase("region", region);
    Shape.reference("operator_ref", operatorRef);
    Shape.phrase("code_version", codeVersion);
    Shape.phrase("rules_version", rulesVersion);
    Shape.digest("rules_sha256", rulesSha256);
    rulesSigner.ifPresent(label -> Shape.reference("rules_signer", label));
    regionBy.ifPresent(label -> Shape.reference("region_by", label));
    if (endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException("Invalid run: it ended before it started");
    }
  }
}
