package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.PlanReference;
import dev.lethe.jobs.evidence.Remainder;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Ownerships;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule did, as one record of the run log for each table. */
final class RuleRecords {
  private final Run run;
  private final ApprovedPlan approved;
  private final PlanReference plan;
  private final OutcomeCounts counts;
  private final List<Released> released;

  RuleRecords(
      Run run,
      ApprovedPlan approved,
      PlanReference plan,
      OutcomeCounts counts,
      List<Released> released) {
    this.run = run;
    this.approved = approved;
    this.plan = plan;
    this.counts = counts;
    this.released = released;
  }

  /** Its subjects' own table first, then whatever belongs to them and goes with them. */
  List<RuleRecord> of(Rule rule) {
    Map<TableName, List<Ownership>> tables = new LinkedHashMap<>();
    Ownerships.of(approved.policy(), rule.subject()).stream()
        .filter(owned -> owned.isOwnRow() || rule.then().retires())
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
        plan,
        RuleReferences.of(rule, approved.plan().asOf()),
        Treatments.of(rule, owned, approved.schema()),
        own ? counts.subjects(rule.id()) : rowCounts(rows),
        rows,
        own && rule.then().retires() ? Optional.of(remainder(rule)) : Optional.empty(),
        own ? counts.heldByReason(rule.id()) : Map.of(),
        own ? counts.maxLatenessHours(rule.id()) : 0,
        own ? counts.errorCodes(rule.id()) : List.of(),
        own ? rule.recontact().map(any -> counts.recontacted(rule.id())) : Optional.empty());
  }

  private static Counts rowCounts(Rows rows) {
    long done = rows.all();
    return new Counts(done, done, done, 0, 0, 0, 0, 0, 0);
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
}
