package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import java.util.List;
import java.util.Optional;

/**
 * All that one rule did in a run.
 *
 * @param tables the rule's own table first
 */
public record RuleReport(RuleReference rule, List<RuleRecord> tables) {
  public RuleReport {
    tables = List.copyOf(tables);
  }

  /** The record of the table whose rows the rule finds due. */
  public Optional<RuleRecord> own() {
    return tables.stream().filter(RuleRecord::ownTable).findFirst();
  }
}
