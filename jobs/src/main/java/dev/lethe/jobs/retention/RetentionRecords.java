package dev.lethe.jobs.retention;

import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.DecisionRecord;
import dev.lethe.jobs.evidence.PlanReference;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.evidence.Verdict;
import dev.lethe.jobs.rights.RightsStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run did, as records of the run log. Reads counts only; writes nothing. */
final class RetentionRecords {
  private final Run run;
  private final ApprovedPlan approved;
  private final OutcomeCounts counts;
  private final List<Released> released;
  private final Verification verification;
  private final ResidualRecord.Backups backups;
  private final Optional<RightsStanding.Found> standing;

  RetentionRecords(
      Run run,
      ApprovedPlan approved,
      OutcomeCounts counts,
      List<Released> released,
      Verification verification,
      ResidualRecord.Backups backups,
      Optional<RightsStanding.Found> standing) {
    this.run = run;
    this.approved = approved;
    this.counts = counts;
    this.released = List.copyOf(released);
    this.verification = verification;
    this.backups = backups;
    this.standing = standing;
  }

  /** The decision, then every rule and table, then releases, scans and the rights of persons. */
  List<RunRecord> all() {
    var records = new ArrayList<RunRecord>();
    records.add(decision());
    var rules = new RuleRecords(run, approved, plan(), counts, released);
    approved.policy().rules().forEach(rule -> records.addAll(rules.of(rule)));
    var purges = new PurgeRecords(run, approved, plan(), counts);
    approved.policy().archived().forEach(table -> records.addAll(purges.of(table)));
    released.forEach(release -> records.add(release(release)));
    verification.stores().forEach(scan -> records.add(scan(scan)));
    standing.ifPresent(
        found -> records.add(RightsRecords.of(run, found, approved.policy(), counts)));
    return records;
  }

  private PlanReference plan() {
    return new PlanReference(
        approved.plan().id(), approved.plan().digest(), evidence(approved.approval()));
  }

  private DecisionRecord decision() {
    Approval approval = approved.approval();
    return new DecisionRecord(
        run,
        approved.plan().id(),
        approved.plan().digest(),
        approval.approver(),
        DecisionRecord.Decision.APPROVED,
        manner(approval),
        approval.decidedAt(),
        approval.keyId(),
        approval.signature());
  }

  private ReleaseRecord release(Released one) {
    return new ReleaseRecord(
        run,
        Optional.of(approved.plan().id()),
        one.releaseId(),
        one.table(),
        one.publishedVersion(),
        one.minimumGroup(),
        one.rows(),
        one.cells() - one.rows(),
        one.pooled() - one.people(),
        one.attacks().stream().map(RetentionRecords::attack).toList());
  }

  private static AttackResult attack(Released.Attack attack) {
    return new AttackResult(
        attack.name(),
        Verdict.valueOf(attack.result()),
        attack.examined(),
        attack.breaches(),
        attack.threshold());
  }

  private ResidualRecord scan(Verification.Scan scan) {
    return scan.control().equals("out-of-reach")
        ? outOfReach(scan)
        : new ResidualRecord(
            run,
            scan.store(),
            scan.bytes(),
            scan.decoder(),
            scan.tokens(),
            scan.hits(),
            ResidualRecord.Control.valueOf(scan.control().toUpperCase(Locale.ROOT)));
  }

  private ResidualRecord outOfReach(Verification.Scan scan) {
    return scan.store().equals(ResidueScan.BACKUPS)
        ? ResidualRecord.backups(run, scan.store(), scan.tokens(), backups)
        : ResidualRecord.outOfReach(run, scan.store(), scan.tokens());
  }

  private static dev.lethe.jobs.evidence.Approval evidence(Approval approval) {
    return approval.how() == Approval.How.SELF
        ? dev.lethe.jobs.evidence.Approval.self()
        : new dev.lethe.jobs.evidence.Approval(
            dev.lethe.jobs.evidence.Approval.Manner.SIGNED, Optional.of(approval.approver()));
  }

  private static dev.lethe.jobs.evidence.Approval.Manner manner(Approval approval) {
    return approval.how() == Approval.How.SELF
        ? dev.lethe.jobs.evidence.Approval.Manner.SELF
        : dev.lethe.jobs.evidence.Approval.Manner.SIGNED;
  }
}
