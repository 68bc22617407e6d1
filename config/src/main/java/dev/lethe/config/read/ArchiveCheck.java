package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ACTIVITY;
import static dev.lethe.config.policy.Category.EVENT;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Then;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.List;

/** What is archived says what survives, from when and how long; and nothing says so in vain. */
final class ArchiveCheck {
  private ArchiveCheck() {}

  static void examine(Draft draft) {
    for (DraftTable table : draft.tables().values()) {
      use(draft, table);
      table.links().forEach(link -> link(draft, table, link));
      if (table.written().find("archive").isPresent()) {
        archive(draft, table, table.written().mapping("archive"));
      }
    }
  }

  /** An archive that nothing fills, or rows that have none to go to. */
  private static void use(Draft draft, DraftTable table) {
    boolean declared = table.written().find("archive").isPresent();
    boolean archives = table.links().stream().anyMatch(link -> link.archives(table));
    boolean retires = isRetiredTo(draft, table);
    if (declared && !archives && !retires) {
      problem(
          draft,
          table.written().lineOf("archive"),
          "Unused archive of table '%s': no link has at-expiry: archive and no rule of it says 'then: archive'. Remove it, or write one of them."
              .formatted(table.name()));
    }
    if (!declared && archives) {
      problem(
          draft,
          table.line(),
          "Table '%s' has no archive to go to: 'at-expiry: archive' needs one. Add archive: {columns: [...], terms: [...]}."
              .formatted(table.name()));
    }
    if (table.ownSubject().isPresent() && table.atExpiryIs(AtExpiry.ARCHIVE)) {
      problem(
          draft,
          table.written().lineOf("at-expiry"),
          "Invalid value of tables.%s.at-expiry: its rows are subjects, whose rules say what becomes of them. Write 'then: archive' in a rule, and at-expiry: archive beside each link."
              .formatted(table.name()));
    }
  }

  private static boolean isRetiredTo(Draft draft, DraftTable table) {
    return draft.policy().mappings("rules").stream()
        .filter(rule -> RuleCheck.isThen(rule, Then.ARCHIVE))
        .flatMap(rule -> rule.text("subject").stream())
        .anyMatch(subject -> subject.text().equals(table.name().toString()));
  }

  private static void link(Draft draft, DraftTable table, DraftLink link) {
    if (link.archives(table) && link.arrow().reversed()) {
      problem(
          draft,
          link.line(),
          "Cannot archive through '%s' in tables.%s: a shared row goes when nothing points at it any more, and is nobody's alone by then. Write at-expiry: delete."
              .formatted(link.via(), table.name()));
    }
  }

  private static void archive(Draft draft, DraftTable table, Mapping archive) {
    String place = "tables.%s.archive".formatted(table.name());
    if (draft.isProcessor(table)) {
      problem(
          draft,
          table.written().lineOf("archive"),
          "Cannot archive %s: it is held as a processor, and a customer's data are deleted only. Remove 'archive'."
              .formatted(table.name()));
    }
    archive.texts("columns").forEach(column -> column(draft, table, column, place));
    archive.text("from").ifPresent(from -> from(draft, table, from, place + ".from"));
    terms(draft, table, archive, place);
  }

  private static void column(Draft draft, DraftTable table, Scalar column, String place) {
    if (draft.column(table, column, place + ".columns")
        && table.category(column.text()).equals("forbidden")) {
      problem(
          draft,
          column.line(),
          "Cannot archive column '%s' in %s: it must not exist. Remove it."
              .formatted(column.text(), place + ".columns"));
    }
  }

  private static void from(Draft draft, DraftTable table, Scalar from, String place) {
    EventText.parse(from.text()).ifPresent(event -> from(draft, table, event, from, place));
  }

  private static void from(Draft draft, DraftTable table, Event event, Scalar from, String place) {
    if (!event.table().equals(table.name()) || event.by().isPresent()) {
      problem(
          draft,
          from.line(),
          "Invalid value of %s: a period in the archive counts from a column of the archived row itself. Write %s.COLUMN, was %s."
              .formatted(place, table.name(), from.shown()));
    } else if (draft.column(table, event.column(), from.line(), place)
        && !table.isOneOf(event.column(), ACTIVITY, EVENT)) {
      problem(
          draft,
          from.line(),
          "Cannot start a period at '%s' in %s: it is classified as %s. Name a column classified as activity or event."
              .formatted(from.text(), place, table.category(event.column())));
    }
  }

  private static void terms(Draft draft, DraftTable table, Mapping archive, String place) {
    List<Mapping> terms = archive.mappings("terms");
    for (int i = 0; i < terms.size(); i++) {
      Mapping term = terms.get(i);
      String at = place + ".terms." + term.text("id").map(Scalar::text).orElse("(no id)");
      term.text("keep").ifPresent(keep -> ValueCheck.period(draft, keep, at + ".keep", "P10Y"));
      ConditionCheck.columns(draft, term, table, at);
      boolean isLast = i == terms.size() - 1;
      if (isLast == ConditionCheck.isNarrowed(term)) {
        problem(
            draft,
            term.line(),
            isLast
                ? "Some rows of %s would stay in the archive without end: the last of %s.terms is narrowed. Remove its 'only' and 'except', or add a term without."
                    .formatted(table.name(), place)
                : "Unreachable term after %s: it has no condition, so every row is its. Narrow it with 'only', or move it to the end."
                    .formatted(at));
      }
    }
  }

  private static void problem(Draft draft, int line, String message) {
    draft.problems().add(line, message);
  }
}
