package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.PlanReference;
import dev.lethe.jobs.evidence.Remainder;
import dev.lethe.jobs.evidence.Rows;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.Treatment;
import dev.lethe.jobs.source.Cutoff;
import dev.lethe.jobs.source.Entries;
import java.util.List;
import java.util.Optional;

/** What left the intermediate archive, as records of the run log. */
final class PurgeRecords {
  private final Run run;
  private final ApprovedPlan approved;
  private final PlanReference plan;
  private final OutcomeCounts counts;

  PurgeRecords(Run run, ApprovedPlan approved, PlanReference plan, OutcomeCounts counts) {
    this.run = run;
    this.approved = approved;
    this.plan = plan;
    this.counts = counts;
  }

  /**
   * What left the archive, term by term; the archived rows of a table go by a name of their own.
   */
  List<RuleRecord> of(Table table) {
    boolean looked = approved.policy().rules().stream().noneMatch(PurgeRecords::isRequested);
    return table.archive().stream()
        .filter(archive -> looked)
        .flatMap(archive -> archive.terms().stream().map(term -> record(table, archive, term)))
        .toList();
  }

  private static boolean isRequested(Rule rule) {
    return rule.trigger() instanceof Trigger.Requested;
  }

  private RuleRecord record(Table table, Archive archive, Archive.Term term) {
    TableName name = Entries.tableOf(table.name());
    Counts entries = counts.subjects(term.id());
    return new RuleRecord(
        run,
        plan,
        new RuleReference(
            term.id(),
            name,
            term.clause(),
            archive.from().map(Event::toString).orElse("archiving"),
            Optional.of(term.keep().toString()),
            Optional.of(Cutoff.of(term.keep(), approved.plan().asOf()).lastDueDay()),
            term.decision()),
        new Treatment(
            name,
            table.role(),
            archive.columns(),
            Action.DELETE,
            List.of(Technique.RECORD_SUPPRESSION),
            List.of()),
        entries,
        new Rows(entries.done(), 0),
        Optional.of(Remainder.deleted(entries.done())),
        counts.archiveHeldByReason(term.id()),
        counts.maxLatenessHours(term.id()),
        counts.errorCodes(term.id()));
  }
}
