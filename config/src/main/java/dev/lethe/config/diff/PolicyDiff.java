package dev.lethe.config.diff;

import dev.lethe.config.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * What a new version of a controller's policy changes.
 *
 * @param before hex digest of the earlier file
 * @param changes rules first
 */
public record PolicyDiff(String before, List<Change> changes) {
  public PolicyDiff {
    changes = List.copyOf(changes);
  }

  /** Compares two versions of one controller's policy. */
  public static PolicyDiff of(Policy before, Policy after) {
    var changes = new ArrayList<Change>();
    changes.addAll(RuleDiff.of(before, after));
    changes.addAll(DecisionDiff.of(before, after));
    changes.addAll(TableDiff.of(before, after));
    whole(before, after, changes);
    return new PolicyDiff(before.sha256(), changes);
  }

  /** What could be kept longer without a decision in the new version. */
  public List<Change> undecided(Policy after) {
    return changes.stream()
        .filter(Change::longer)
        .filter(change -> !isDecided(change, after))
        .toList();
  }

  /** Questions that waited for the DPO, and were taken away without an answer. */
  public List<Change> unanswered() {
    return changes.stream().filter(change -> change.kind() == Kind.QUESTION_DROPPED).toList();
  }

  private boolean isDecided(Change change, Policy after) {
    return after.edition().lengthened().stream()
        .anyMatch(one -> one.after().equals(before) && covers(one.at(), change.at()));
  }

  /** A decision about a table is one about its columns. */
  private static boolean covers(String decided, String at) {
    return at.equals(decided) || at.startsWith(decided + ".");
  }

  private static void whole(Policy before, Policy after, List<Change> changes) {
    if (!before.zone().equals(after.zone())) {
      changes.add(new Change(Kind.ZONE, "zone", before.zone() + "", after.zone() + ""));
    }
    holds(before.holds(), after.holds(), changes);
    if (BackupDiff.canKeepLonger(before, after)) {
      changes.add(new Change(Kind.BACKUPS, "backups", "", ""));
    }
    add(changes, Kind.LIMITS, "limits", before.limits(), after.limits());
    add(changes, Kind.SAFEGUARDS, "safeguards", before.safeguards(), after.safeguards());
    add(changes, Kind.RELEASES, "releases", before.releases(), after.releases());
    add(changes, Kind.TRAFFIC, "traffic", before.traffic(), after.traffic());
    add(changes, Kind.DUTIES, "duties", before.duties(), after.duties());
    add(changes, Kind.DOCUMENT, "document", before.document(), after.document());
  }

  private static void holds(List<String> before, List<String> after, List<Change> changes) {
    after.stream()
        .filter(hold -> !before.contains(hold))
        .forEach(hold -> changes.add(new Change(Kind.HOLD_ADDED, "holds", "", hold)));
    before.stream()
        .filter(hold -> !after.contains(hold))
        .forEach(hold -> changes.add(new Change(Kind.HOLD_REMOVED, "holds", hold, "")));
  }

  private static void add(List<Change> changes, Kind kind, String at, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add(new Change(kind, at, "", ""));
    }
  }
}
