package dev.lethe.jobs.report;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.DecisionRecord;
import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.KeyRecord;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.evidence.TrafficRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the run log says about one run, sorted for readers. Every report is made from this.
 *
 * @param head how long the log was when the report was made; printed, it becomes a witness
 */
public record RunReport(
    Run run,
    List<RunRecord> records,
    List<DecisionRecord> decisions,
    List<RuleReport> rules,
    List<ReleaseRecord> releases,
    List<TrafficRecord> traffic,
    List<ResidualRecord> residuals,
    List<RightsRecord> rights,
    Head head) {

  /** How much of a reader's attention a run needs. */
  public enum Status {
    CLEAR,
    ATTENTION,
    ALARM
  }

  /**
   * The records of one run, in the order of the log.
   *
   * @throws LetheException INVALID if there is none
   */
  public static RunReport of(List<? extends RunRecord> records, Head head) {
    if (records.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot report the run: it wrote no record. './lethe runs' lists the runs that did.");
    }
    List<RunRecord> all = List.copyOf(records);
    return new RunReport(
        all.get(0).run(),
        all,
        only(DecisionRecord.class, all),
        rules(only(RuleRecord.class, all)),
        only(ReleaseRecord.class, all),
        only(TrafficRecord.class, all),
        only(ResidualRecord.class, all),
        only(RightsRecord.class, all),
        head);
  }

  public Status status() {
    return issues().stream()
        .map(Issue::severity)
        .max(Comparator.naturalOrder())
        .orElse(Status.CLEAR);
  }

  /** Keys of pseudonyms that were destroyed. */
  List<KeyRecord> keys() {
    return only(KeyRecord.class, records);
  }

  /** What a person should look at, the worst first. */
  public List<Issue> issues() {
    return Issues.of(this);
  }

  private static <R extends RunRecord> List<R> only(Class<R> kind, List<RunRecord> records) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<RuleReport> rules(List<RuleRecord> records) {
    Map<String, List<RuleRecord>> byRule = new LinkedHashMap<>();
    records.forEach(r -> byRule.computeIfAbsent(r.rule().id(), id -> new ArrayList<>()).add(r));
    byRule.values().forEach(tables -> tables.sort(Comparator.comparing(r -> !r.ownTable())));
    return byRule.values().stream()
        .map(tables -> new RuleReport(tables.get(0).rule(), tables))
        .toList();
  }
}
