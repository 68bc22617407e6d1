package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.Verdict;
import java.util.List;

/** One release with its attacks; {@code kind} is the word for style sheets. */
record ReleaseView(
    String table,
    String kind,
    String outcome,
    String minimumGroup,
    String rows,
    String suppressedCells,
    String suppressedPeople,
    List<AttackView> attacks) {

  /** One attack of the gate. */
  record AttackView(
      String name,
      String examined,
      String breaches,
      String threshold,
      String verdict,
      String kind) {
    static AttackView of(AttackResult attack, Wording wording) {
      boolean passed = attack.verdict() == Verdict.PASS;
      boolean looked = attack.examined() > 0;
      return new AttackView(
          wording.word("attack", attack.name()),
          wording.number(attack.examined()),
          wording.number(attack.breaches()),
          allowed(attack, wording),
          looked || !passed
              ? wording.word("verdict", attack.verdict().word())
              : wording.text("verdict-nothing"),
          passed ? looked ? "clear" : "none" : "attention");
    }

    /** An attack that examined nothing says in its own words why. */
    private static String allowed(AttackResult attack, Wording wording) {
      return attack.examined() > 0
          ? wording.word("allowed", attack.name(), attack.threshold())
          : wording.word("unexamined", attack.threshold());
    }
  }

  static ReleaseView of(ReleaseRecord record, Wording wording, Figures figures) {
    boolean published = record.version().isPresent();
    return new ReleaseView(
        record.table(),
        published ? "clear" : "attention",
        published
            ? wording.text("release-published", wording.number(record.version().getAsLong()))
            : wording.text("release-withheld"),
        wording.number(record.minimumGroup()),
        wording.number(record.rows()),
        wording.number(record.suppressedCells()),
        figures.of(record.suppressedPeople()),
        record.attacks().stream().map(attack -> AttackView.of(attack, wording)).toList());
  }
}
