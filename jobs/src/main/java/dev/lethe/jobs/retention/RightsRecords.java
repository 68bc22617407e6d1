package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Trigger;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.rights.RightsStanding;
import java.util.List;
import java.util.Optional;

/** How the rights of persons stand, as a record of the run log. */
final class RightsRecords {
  private RightsRecords() {}

  static RightsRecord of(Run run, RightsStanding.Found found, Policy policy, OutcomeCounts counts) {
    return new RightsRecord(
        run,
        found.requests(),
        found.routings(),
        found.directives(),
        new RightsRecord.Opposition(found.oppositionListSize(), found.oppositionPurged()),
        minors(policy, counts));
  }

  private static Optional<RightsRecord.Minors> minors(Policy policy, OutcomeCounts counts) {
    List<Counts> young =
        policy.rules().stream()
            .filter(rule -> rule.trigger() instanceof Trigger.UnderAge)
            .map(Rule::id)
            .map(counts::subjects)
            .toList();
    return young.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RightsRecord.Minors(
                young.stream().mapToLong(Counts::due).sum(),
                young.stream().mapToLong(Counts::done).sum()));
  }
}
