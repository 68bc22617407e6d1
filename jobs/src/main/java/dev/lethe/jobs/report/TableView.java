package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.RelationGuard;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.Treatment;
import java.util.stream.Collectors;

/**
 * What a rule did to one table.
 *
 * @param left due, but not done in this run
 * @param archived empty text where no row was archived
 * @param pseudonymised empty text where no row was pseudonymised
 * @param guard what kept new rows out where the database has no foreign key, or empty text
 */
record TableView(
    String table,
    String columns,
    String action,
    String technique,
    String due,
    String done,
    String left,
    String deleted,
    String blanked,
    String archived,
    String pseudonymised,
    String guard) {

  boolean hasGuard() {
    return !guard.isEmpty();
  }

  boolean hasArchived() {
    return !archived.isEmpty();
  }

  /** Rows that stay, and remain personal data. */
  boolean hasPseudonymised() {
    return !pseudonymised.isEmpty();
  }

  static TableView of(RuleRecord record, Wording wording, Figures figures) {
    Treatment treatment = record.treatment();
    return new TableView(
        treatment.table().toString(),
        String.join(", ", treatment.columns()),
        wording.word("action", treatment.action().word()),
        treatment.techniques().stream()
            .map(technique -> wording.word("technique", technique.word()))
            .collect(Collectors.joining(", ")),
        figures.of(record.counts().due()),
        figures.of(record.counts().done()),
        figures.of(record.counts().due() - record.counts().done()),
        figures.of(record.rows().deleted()),
        figures.of(record.rows().blanked()),
        record.rows().archived() == 0 ? "" : figures.of(record.rows().archived()),
        record.rows().pseudonymised() == 0 ? "" : figures.of(record.rows().pseudonymised()),
        treatment.guards().stream()
            .map(one -> sentence(one, treatment, wording))
            .collect(Collectors.joining(" ")));
  }

  private static String sentence(RelationGuard one, Treatment treatment, Wording wording) {
    String where = one.column().isEmpty() ? treatment.table().toString() : one.column();
    return wording.text("guard-" + one.guard().word(), where);
  }
}
