package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A small shop's runs, invented: one rule over two tables, a release, traffic, two scans. */
public final class Records {
  public static final String DIGEST = "ab".repeat(32);
  public static final TableName PEOPLE = TableName.of("people");
  public static final TableName NOTES = TableName.of("notes");

  /** How many records {@link #all} holds. */
  public static final int COUNT = all(run(1)).size();

  private Records() {}

  public static UUID id(int n) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L + n);
  }

  public static Run run(int n) {
    return new Run(
        id(n),
        Optional.empty(),
        new ControllerId("a-shop"),
        Role.CONTROLLER,
        "demo",
        "CM, example host",
        Instant.parse("2026-03-01T01:00:00Z"),
        Instant.parse("2026-03-01T01:02:30Z"),
        LocalDate.parse("2026-03-01"),
        ZoneId.of("Africa/Douala"),
        "operator-7",
        "0.1.0",
        "1.0",
        DIGEST,
        Optional.of("dpo"),
        Optional.empty());
  }

  public static PlanReference plan() {
    return new PlanReference(
        id(900), DIGEST, new Approval(Approval.Manner.SIGNED, Optional.of("approval-3")));
  }

  public static RuleReference rule() {
    return new RuleReference(
        "SH-01",
        PEOPLE,
        new Clause("11", "inactives depuis 3 ans seront « anonymisées »"),
        "last-own-activity",
        Optional.of("P3Y"),
        Optional.of(LocalDate.parse("2023-03-01")),
        Optional.empty());
  }

  public static Counts counts() {
    return new Counts(2_000, 130, 120, 2, 3, 1, 1, 2, 1);
  }

  public static RuleRecord people(Run run) {
    return new RuleRecord(
        run,
        plan(),
        rule(),
        new Treatment(
            PEOPLE,
            Role.CONTROLLER,
            List.of("id", "email"),
            Action.ANONYMISE,
            List.of(Technique.GENERALIZATION, Technique.AGGREGATION, Technique.RECORD_SUPPRESSION),
            List.of()),
        counts(),
        new Rows(120, 0),
        Optional.of(new Remainder(115, 5, 100, 15)),
        Map.of("fraud", 1L, "legal-claim", 3L),
        31,
        List.of("40001"));
  }

  public static RuleRecord notes(Run run) {
    return new RuleRecord(
        run,
        plan(),
        rule(),
        new Treatment(
            NOTES,
            Role.CONTROLLER,
            List.of("author_id", "body"),
            Action.BLANK,
            List.of(Technique.LOCAL_SUPPRESSION),
            List.of(
                new RelationGuard("author_id", Guard.SWEEP),
                new RelationGuard("about id", Guard.TRIGGER))),
        new Counts(5_000, 300, 300, 0, 0, 0, 0, 0, 0),
        new Rows(0, 300),
        Optional.empty(),
        Map.of(),
        31,
        List.of());
  }

  public static ReleaseRecord release(Run run) {
    return new ReleaseRecord(
        run,
        Optional.of(id(900)),
        id(700),
        "retired_people",
        OptionalLong.of(4),
        11,
        6,
        2,
        15,
        List.of(
            new AttackResult("group-size", Verdict.PASS, 6, 0, ">= 11"),
            new AttackResult("differencing", Verdict.PASS, 12, 0, "0")));
  }

  public static ReleaseRecord refused(Run run) {
    return new ReleaseRecord(
        run,
        Optional.of(id(900)),
        id(701),
        "retired_regions",
        OptionalLong.empty(),
        11,
        0,
        4,
        30,
        List.of(
            new AttackResult("group-size", Verdict.FAIL, 4, 1, ">= 11"),
            new AttackResult("differencing", Verdict.INCONCLUSIVE, 0, 0, "0")));
  }

  public static TrafficRecord traffic(Run run) {
    return new TrafficRecord(
        run,
        LocalDate.parse("2026-02-23"),
        LocalDate.parse("2026-03-01"),
        10_000,
        2_500,
        1_500,
        60,
        List.of("traffic_browsers", "traffic_visits"));
  }

  public static ResidualRecord clean(Run run) {
    return new ResidualRecord(
        run, "warehouse files", 48_213, "parquet", 120, 0, ResidualRecord.Control.FOUND);
  }

  public static ResidualRecord outOfReach(Run run) {
    return ResidualRecord.outOfReach(run, "database heap", 120);
  }

  public static RightsRecord rights(Run run) {
    return new RightsRecord(
        run,
        new Waiting(12, 2, 1, 33),
        new Waiting(1, 0, 0, 2),
        new Waiting(2, 1, 0, 19),
        new RightsRecord.Opposition(412, 3),
        Optional.of(new RightsRecord.Minors(2, 1)));
  }

  public static DecisionRecord decision(Run run) {
    return new DecisionRecord(
        run,
        id(900),
        DIGEST,
        "dpo-1",
        DecisionRecord.Decision.APPROVED,
        Approval.Manner.SIGNED,
        Instant.parse("2026-02-28T15:04:05.123456Z"),
        Optional.of("cd".repeat(32)),
        Optional.of("ef".repeat(64)));
  }

  /** One record of each kind and turn. */
  public static List<RunRecord> all(Run run) {
    return List.of(
        decision(run),
        people(run),
        notes(run),
        release(run),
        refused(run),
        traffic(run),
        clean(run),
        outOfReach(run),
        rights(run));
  }
}
