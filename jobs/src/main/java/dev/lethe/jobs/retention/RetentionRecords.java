package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.DecisionRecord;
import dev.lethe.jobs.evidence.PlanReference;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.Remainder;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.Treatment;
import dev.lethe.jobs.evidence.Verdict;
import dev.lethe.jobs.source.Blanking;
import dev.lethe.jobs.source.Cutoff;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Ownerships;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run did, as records of the run log. Reads counts only; writes nothing. */
final class RetentionRecords {
  private final Run run;
  private final ApprovedPlan approved;
  private final OutcomeCounts counts;
  private final List<Released> released;
  private final Verification verification;

  RetentionRecords(
      Run run,
      ApprovedPlan approved,
      OutcomeCounts counts,
      List<Released> released,
      Verification verification) {
    this.run = run;
    this.approved = approved;
    this.counts = counts;
    this.released = List.copyOf(released);
    this.verification = verification;
  }

  /** The decision, then every rule and table, then releases and scans. */
  List<RunRecord> all() {
    var records = new ArrayList<RunRecord>();
    records.add(decision());
    approved.policy().rules().forEach(rule -> records.addAll(rule(rule)));
    approved.policy().archived().forEach(table -> records.addAll(purged(table)));
    released.forEach(release -> records.add(release(release)));
    verification.stores().forEach(scan -> records.add(scan(scan)));
    return records;
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

  private List<RuleRecord> rule(Rule rule) {
    Map<TableName, List<Ownership>> tables = new LinkedHashMap<>();
    Ownerships.of(approved.policy(), rule.subject())
        .forEach(
            owned ->
                tables.computeIfAbsent(owned.table().name(), any -> new ArrayList<>()).add(owned));
    return tables.values().stream().map(owned -> record(rule, owned)).toList();
  }

  private RuleRecord record(Rule rule, List<Ownership> owned) {
    Table table = owned.get(0).table();
    boolean own = table.name().equals(rule.subject());
    Rows rows = counts.rows(rule.id(), table.name().toString());
    return new RuleRecord(
        run,
        new PlanReference(
            approved.plan().id(), approved.plan().digest(), evidence(approved.approval())),
        reference(rule),
        treatment(rule, owned, own),
        own ? counts.subjects(rule.id()) : rowCounts(rows),
        rows,
        own ? Optional.of(remainder(rule)) : Optional.empty(),
        own ? counts.heldByReason(rule.id()) : Map.of(),
        own ? counts.maxLatenessHours(rule.id()) : 0,
        own ? counts.errorCodes(rule.id()) : List.of());
  }

  private static Counts rowCounts(Rows rows) {
    long done = rows.all();
    return new Counts(done, done, done, 0, 0, 0, 0, 0, 0);
  }

  /**
   * What left the archive, term by term; the archived rows of a table go by a name of their own.
   */
  private List<RuleRecord> purged(Table table) {
    boolean looked = approved.policy().rules().stream().noneMatch(RetentionRecords::isRequested);
    return table.archive().stream()
        .filter(archive -> looked)
        .flatMap(archive -> archive.terms().stream().map(term -> purged(table, archive, term)))
        .toList();
  }

  private static boolean isRequested(Rule rule) {
    return rule.trigger() instanceof Trigger.Requested;
  }

  private RuleRecord purged(Table table, Archive archive, Archive.Term term) {
    TableName name = Entries.tableOf(table.name());
    Counts entries = counts.subjects(term.id());
    return new RuleRecord(
        run,
        new PlanReference(
            approved.plan().id(), approved.plan().digest(), evidence(approved.approval())),
        new RuleReference(
            term.id(),
            name,
            term.clause(),
            archive.from().map(Event::toString).orElse("archiving"),
            Optional.of(term.keep().toString()),
            Optional.of(Cutoff.of(term.keep(), approved.plan().asOf()).lastDueDay()),
            term.openDecision()),
        new Treatment(
            name,
            table.role(),
            archive.columns(),
            Action.DELETE,
            List.of(Technique.RECORD_SUPPRESSION),
            Optional.empty()),
        entries,
        new Rows(entries.done(), 0),
        Optional.of(Remainder.deleted(entries.done())),
        counts.archiveHeldByReason(term.id()),
        counts.maxLatenessHours(term.id()),
        counts.errorCodes(term.id()));
  }

  private RuleReference reference(Rule rule) {
    return rule.trigger()
        .read(
            new Trigger.Cases<RuleReference>() {
              @Override
              public RuleReference elapsed(Trigger.Elapsed elapsed) {
                return reference(
                    rule,
                    elapsed.since().name(),
                    elapsed.longerThan().toString(),
                    Cutoff.of(elapsed.longerThan(), approved.plan().asOf()).lastDueDay());
              }

              @Override
              public RuleReference underAge(Trigger.UnderAge young) {
                return reference(
                    rule,
                    "detection",
                    young.within().toString(),
                    Cutoff.of(Period.ofYears(young.years()), approved.plan().asOf().plusDays(1))
                        .lastDueDay());
              }

              @Override
              public RuleReference requested(Trigger.Requested requested) {
                return reference(
                    rule, "request", Period.ofMonths(1).toString(), approved.plan().asOf());
              }
            });
  }

  private static RuleReference reference(Rule rule, String clock, String period, LocalDate cutoff) {
    return new RuleReference(
        rule.id(),
        rule.subject(),
        rule.clause(),
        clock,
        Optional.of(period),
        Optional.of(cutoff),
        rule.openDecision());
  }

  private static Treatment treatment(Rule rule, List<Ownership> owned, boolean own) {
    boolean deletes = owned.stream().anyMatch(Ownership::deletes);
    boolean archives =
        own ? rule.then() == Then.ARCHIVE : owned.stream().anyMatch(Ownership::archives);
    Table table = owned.get(0).table();
    List<String> columns =
        archives
            ? table.archive().orElseThrow().columns()
            : deletes
                ? List.copyOf(table.columns().keySet())
                : owned.stream()
                    .flatMap(one -> Blanking.columns(one).stream())
                    .map(dev.lethe.config.policy.Column::name)
                    .distinct()
                    .toList();
    boolean anonymises = own && rule.then() == Then.ANONYMISE;
    return new Treatment(
        table.name(),
        table.role(),
        columns,
        action(anonymises, archives, deletes),
        techniques(anonymises, deletes),
        owned.stream()
            .filter(one -> !one.isOwnRow())
            .map(one -> one.path().get(0).guard())
            .filter(Guard.LOCK::equals)
            .findFirst());
  }

  private static Action action(boolean anonymises, boolean archives, boolean deletes) {
    if (anonymises) {
      return Action.ANONYMISE;
    }
    return archives ? Action.ARCHIVE : deletes ? Action.DELETE : Action.BLANK;
  }

  private static List<Technique> techniques(boolean anonymises, boolean deletes) {
    Technique removal = deletes ? Technique.RECORD_SUPPRESSION : Technique.LOCAL_SUPPRESSION;
    return anonymises
        ? List.of(Technique.GENERALIZATION, Technique.AGGREGATION, removal)
        : List.of(removal);
  }

  private Remainder remainder(Rule rule) {
    long pooled = counts.pooled(rule.id());
    long published =
        rule.release().stream()
            .flatMap(name -> released.stream().filter(one -> one.table().equals(name)))
            .mapToLong(Released::people)
            .sum();
    return new Remainder(pooled, counts.unpublished(rule.id()), published, pooled - published);
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
        ? ResidualRecord.outOfReach(run, scan.store(), scan.tokens())
        : new ResidualRecord(
            run,
            scan.store(),
            scan.bytes(),
            scan.decoder(),
            scan.tokens(),
            scan.hits(),
            ResidualRecord.Control.valueOf(scan.control().toUpperCase(Locale.ROOT)));
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
