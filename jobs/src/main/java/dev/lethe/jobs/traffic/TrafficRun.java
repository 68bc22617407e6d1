package dev.lethe.jobs.traffic;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.control.Run;
import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.evidence.TrafficRecord;
import dev.lethe.jobs.evidence.Verdict;
import dev.lethe.jobs.retention.RunFacts;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.warehouse.release.Publication;
import dev.lethe.warehouse.release.ReleaseKey;
import dev.lethe.warehouse.release.Submission;
import dev.lethe.warehouse.traffic.Coverage;
import dev.lethe.warehouse.traffic.Statistic;
import dev.lethe.warehouse.traffic.TrafficStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Counts one period of traffic, publishes what passes the gate, and writes the run log. */
final class TrafficRun {
  private static final int CONNECTIONS = 2;

  private final Controller controller;
  private final Run run;

  TrafficRun(Controller controller, Run run) {
    this.controller = controller;
    this.run = run;
  }

  /** May be repeated: the same hits give the same releases and the same records. */
  ExitCode publish(TrafficPeriod period) {
    requireEnded(period);
    var keys = new TrafficKeys(controller.settings().keys());
    try (var extraction =
        TrafficExtraction.open(controller.access(), controller.policy(), period, keys)) {
      List<ReleaseRecord> releases = publish(period, extraction);
      var records = new ArrayList<RunRecord>(releases);
      records.add(0, traffic(period, extraction.counts(), releases));
      controller.runLog().append(records);
      boolean passed = releases.stream().allMatch(one -> one.version().isPresent());
      return passed ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }

  private void requireEnded(TrafficPeriod period) {
    if (!period.endedBy(controller.clock().instant())) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot count the traffic of %s to %s: that period has not ended. Give a day of an earlier one."
              .formatted(period.firstDay(), period.lastDay()));
    }
  }

  private List<ReleaseRecord> publish(TrafficPeriod period, TrafficExtraction extraction) {
    TrafficCounts counts = extraction.counts();
    try (var statistics =
        new TrafficStatistics(
            controller.policy().traffic().orElseThrow(),
            new dev.lethe.warehouse.traffic.TrafficPeriod(period.firstDay(), period.lastDay()),
            new Coverage(counts.granted(), counts.all()),
            extraction.hits(controller.spark().session(), CONNECTIONS))) {
      String digest = extraction.inputDigest();
      List<Statistic> all = statistics.all();
      List<Publication> published =
          controller
              .publisher()
              .publish(all.stream().map(one -> submission(period, digest, one)).toList());
      return IntStream.range(0, all.size())
          .mapToObj(i -> record(all.get(i), published.get(i)))
          .toList();
    }
  }

  private Submission submission(TrafficPeriod period, String digest, Statistic statistic) {
    return new Submission(
        ReleaseKey.of(controller.name(), statistic.table().name(), period.firstDay()),
        period.lastDay(),
        digest,
        statistic.table(),
        statistic.candidate());
  }

  private ReleaseRecord record(Statistic statistic, Publication publication) {
    long rows = 0;
    long suppressed = 0;
    OptionalLong version = OptionalLong.empty();
    if (publication instanceof Publication.Published published) {
      rows = published.rows();
      suppressed = Math.max(0, published.suppressedPeople());
      version = OptionalLong.of(published.deltaVersion());
    } else if (publication instanceof Publication.AlreadyPublished before) {
      rows = before.rows();
      version = OptionalLong.of(before.deltaVersion());
    }
    return new ReleaseRecord(
        facts(),
        Optional.empty(),
        publication.releaseId(),
        statistic.table().name(),
        version,
        statistic.candidate().minimumGroup(),
        rows,
        0,
        suppressed,
        attacks(publication));
  }

  private static List<AttackResult> attacks(Publication publication) {
    return publication.verdict().findings().stream()
        .map(
            one ->
                new AttackResult(
                    one.attack(),
                    Verdict.valueOf(one.result().name()),
                    one.examined(),
                    one.breaches(),
                    one.threshold()))
        .toList();
  }

  private TrafficRecord traffic(
      TrafficPeriod period, TrafficCounts counts, List<ReleaseRecord> releases) {
    return new TrafficRecord(
        facts(),
        period.firstDay(),
        period.lastDay(),
        counts.all(),
        counts.undecided(),
        counts.refused(),
        counts.coveragePercent(),
        releases.stream()
            .filter(one -> one.version().isPresent())
            .map(ReleaseRecord::table)
            .toList());
  }

  private dev.lethe.jobs.evidence.Run facts() {
    return RunFacts.of(
        controller, run.id(), run.startedAt(), run.asOf(), controller.settings().operator());
  }
}
