package dev.lethe.jobs.report;

import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Guard;
import dev.lethe.jobs.evidence.Approval;
import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.DecisionRecord;
import dev.lethe.jobs.evidence.KeyRecord;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.TrafficRecord;
import dev.lethe.jobs.evidence.Verdict;
import dev.lethe.jobs.evidence.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds in the records of a run what a person should look at. */
final class Issues {
  private final List<Issue> found = new ArrayList<>();

  private Issues() {}

  static List<Issue> of(RunReport report) {
    Issues issues = new Issues();
    report.residuals().forEach(issues::residual);
    report.rules().forEach(issues::rule);
    issues.fictional(report.rules());
    report.releases().forEach(issues::release);
    report.traffic().forEach(issues::traffic);
    report.decisions().forEach(issues::decision);
    report.keys().forEach(issues::key);
    report.rights().forEach(issues::rights);
    if (report.run().rulesSigner().isEmpty()) {
      issues.found.add(Issue.attention("policy-unsigned", -1));
    }
    issues.found.sort(Comparator.comparing(Issue::severity).reversed());
    return List.copyOf(issues.found);
  }

  private void residual(ResidualRecord scan) {
    switch (scan.finding()) {
      case RESIDUE -> found.add(Issue.alarm("residue-found", scan.hits(), scan.store()));
      case NOT_PROVEN -> found.add(notProven(scan));
      case CLEAN -> {}
    }
  }

  private static Issue notProven(ResidualRecord scan) {
    return switch (scan.control()) {
      case OUT_OF_REACH -> outOfReach(scan);
      case NONE -> Issue.attention("scan-without-control", -1, scan.store());
      case FOUND -> Issue.attention("scan-of-nothing", -1, scan.store());
      case MISSED -> Issue.alarm("scan-proves-nothing", -1, scan.store());
    };
  }

  private static Issue outOfReach(ResidualRecord scan) {
    return scan.backups()
        .goneBy()
        .map(day -> Issue.attention("backups-until", -1, day.toString()))
        .orElseGet(() -> Issue.attention("store-out-of-reach", -1, scan.store()));
  }

  private void rights(RightsRecord rights) {
    waiting("requests", rights.requests());
    waiting("routings", rights.routings());
    waiting("directives", rights.directives());
  }

  private void waiting(String register, Waiting waiting) {
    if (waiting.overdue() > 0) {
      found.add(Issue.alarm(register + "-overdue", waiting.overdue()));
    }
    if (waiting.pressing() > 0) {
      found.add(Issue.attention(register + "-pressing", waiting.pressing()));
    }
  }

  private void rule(RuleReport rule) {
    rule.rule()
        .decision()
        .flatMap(Decision::open)
        .ifPresent(
            question ->
                found.add(Issue.attention("decision-open", -1, rule.rule().id(), question)));
    rule.tables().forEach(this::table);
    if (rule.tables().stream().anyMatch(Issues::declared)) {
      found.add(Issue.attention("approval-declared", -1, rule.rule().id()));
    }
  }

  private void fictional(List<RuleReport> rules) {
    long invented =
        rules.stream()
            .flatMap(rule -> rule.rule().decision().stream())
            .flatMap(decision -> decision.answer().stream())
            .filter(Decision.Answered::fictional)
            .count();
    if (invented > 0) {
      found.add(Issue.attention("decisions-fictional", invented));
    }
  }

  private static boolean declared(RuleRecord record) {
    return record.plan().approval().manner() == Approval.Manner.DECLARED;
  }

  private void table(RuleRecord record) {
    Counts counts = record.counts();
    String table = record.treatment().table().toString();
    String rule = record.rule().id();
    if (counts.failed() > 0) {
      String codes = String.join(", ", record.errorCodes());
      found.add(Issue.alarm("rows-failed", counts.failed(), table, rule, codes));
    }
    if (record.ownTable() && record.rule().clockEvent().equals("opposition") && counts.due() > 0) {
      found.add(Issue.attention("opposed-imported", counts.due(), table, rule));
    }
    if (counts.quarantined() > 0) {
      found.add(Issue.attention("rows-quarantined", counts.quarantined(), table, rule));
    }
    if (counts.deferred() > 0) {
      found.add(Issue.attention("rows-deferred", counts.deferred(), table, rule));
    }
    record
        .recontacted()
        .filter(asked -> asked.notInTime() > 0)
        .ifPresent(
            asked ->
                found.add(
                    Issue.attention("recontact-not-in-time", asked.notInTime(), table, rule)));
    if (record.treatment().guard().filter(Guard.SWEEP::equals).isPresent()) {
      found.add(Issue.attention("guard-best-effort", -1, table, rule));
    }
  }

  private void release(ReleaseRecord release) {
    if (release.verdict() != Verdict.PASS) {
      found.add(refused(release));
    } else if (release.version().isEmpty()) {
      found.add(Issue.attention("release-not-published", -1, release.table()));
    }
  }

  private static Issue refused(ReleaseRecord release) {
    List<String> attacks =
        release.attacks().stream()
            .filter(attack -> attack.verdict() != Verdict.PASS)
            .map(AttackResult::name)
            .toList();
    List<String> table = List.of(release.table());
    return new Issue(RunReport.Status.ATTENTION, "release-refused", -1, table, attacks);
  }

  private void traffic(TrafficRecord traffic) {
    if (traffic.tables().isEmpty()) {
      found.add(
          Issue.attention(
              "traffic-not-published",
              -1,
              traffic.periodStart().toString(),
              traffic.periodEnd().toString()));
    }
  }

  private void key(KeyRecord key) {
    found.add(
        Issue.attention(
            key.whileInUse() ? "key-destroyed-in-use" : "key-destroyed",
            key.rowsLeft(),
            key.purpose(),
            key.epoch(),
            key.approverRef()));
  }

  private void decision(DecisionRecord decision) {
    if (decision.decision() == DecisionRecord.Decision.REJECTED) {
      found.add(Issue.attention("plan-rejected", -1, decision.approverRef()));
    }
  }
}
