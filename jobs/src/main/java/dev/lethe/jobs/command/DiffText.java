package dev.lethe.jobs.command;

import dev.lethe.config.diff.Change;
import dev.lethe.config.diff.PolicyDiff;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.jobs.draft.DueRows;
import java.util.List;

/** A comparison of two versions, for people. */
final class DiffText {
  private DiffText() {}

  static String of(PolicyDiff diff, Policy after, List<DueRows.Count> rows, Language language) {
    boolean french = language == Language.FR;
    var text = new StringBuilder();
    if (diff.changes().isEmpty()) {
      text.append(
          french
              ? "Rien ne change qu’une version exécute."
              : "Nothing changes that a run carries out.");
    }
    List<Change> undecided = diff.undecided(after);
    for (Change change : diff.changes()) {
      text.append("  ")
          .append(mark(change, undecided, french))
          .append(change.sentence(language))
          .append(System.lineSeparator());
    }
    if (!undecided.isEmpty()) {
      text.append(String.format(french ? REFUSED_FR : REFUSED_EN, diff.before()));
    }
    if (!rows.isEmpty()) {
      text.append(System.lineSeparator()).append(table(rows, french));
    }
    return text.toString().stripTrailing();
  }

  private static final String REFUSED_EN =
      "%nLONGER marks what could keep longer what is already collected: a run refuses it.%nTake it back, or record the decision in the new version under 'lengthened', after:%n  %s%n";
  private static final String REFUSED_FR =
      "%nPLUS LONG signale ce qui pourrait conserver plus longtemps des données déjà collectées :%nl’exécution le refuse. Revenez-y, ou consignez la décision dans la nouvelle version sous%n« lengthened », after :%n  %s%n";

  private static String mark(Change change, List<Change> undecided, boolean french) {
    if (undecided.contains(change)) {
      return french ? "PLUS LONG  " : "LONGER  ";
    }
    return french ? "           " : "        ";
  }

  private static TextTable table(List<DueRows.Count> rows, boolean french) {
    TextTable table =
        french
            ? new TextTable("règle", "échues avant", "échues après")
            : new TextTable("rule", "due before", "due after");
    rows.forEach(row -> table.row(row.rule(), said(row.before()), said(row.after())));
    return table;
  }

  /** A version that does not fit the database as it is now cannot be counted in it. */
  private static String said(long rows) {
    return rows < 0 ? "-" : Long.toString(rows);
  }
}
