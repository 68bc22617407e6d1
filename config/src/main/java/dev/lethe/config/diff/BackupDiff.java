package dev.lethe.config.diff;

import dev.lethe.config.policy.Backups;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/** Whether backups may hold longer what was erased. A promise that is gone never ends. */
final class BackupDiff {
  private BackupDiff() {}

  static boolean canKeepLonger(Policy before, Policy after) {
    Optional<Backups> was = before.safeguards().backups();
    Optional<Backups> is = after.safeguards().backups();
    return was.isPresent()
        && (is.isEmpty()
            || Periods.canEndLater(is.get().erasedWithin(), was.get().erasedWithin())
            || was.get().neverPast().entrySet().stream()
                .filter(
                    bound -> after.rules().stream().map(Rule::id).anyMatch(bound.getKey()::equals))
                .anyMatch(bound -> canEndLater(is.get().neverPast(), bound)));
  }

  private static boolean canEndLater(Map<String, Period> now, Map.Entry<String, Period> bound) {
    Period period = now.get(bound.getKey());
    return period == null || Periods.canEndLater(period, bound.getValue());
  }
}
