package dev.lethe.jobs.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When the period of a subject starts.
 *
 * @param name of the clock under {@code clocks}
 * @param latestOf acts of the subject, as the policy writes events
 * @param otherwise when the subject came
 */
record ClockDraft(String name, List<String> latestOf, Optional<String> otherwise) {
  ClockDraft {
    latestOf = List.copyOf(latestOf);
  }

  static ClockDraft of(TableDraft subject, Collection<TableDraft> tables) {
    var events = new ArrayList<String>();
    Optional<String> creation = Optional.empty();
    for (ColumnDraft column : subject.activities()) {
      String event = subject.name() + "." + column.name();
      if (column.creation() && creation.isEmpty()) {
        creation = Optional.of(event);
      } else {
        events.add(event);
      }
    }
    tables.forEach(table -> acts(subject, table, events));
    String name = "last-activity-of-" + subject.name().toString().replace('.', '-');
    return new ClockDraft(name, events, creation);
  }

  private static void acts(TableDraft subject, TableDraft table, List<String> events) {
    List<LinkDraft> theirs =
        table.links().stream()
            .filter(link -> link.parent().equals(subject.name()) && isTheirAct(link))
            .toList();
    boolean signed = theirs.stream().anyMatch(link -> link.relation().isAuthors());
    for (LinkDraft link : theirs) {
      if (!signed || link.relation().isAuthors()) {
        String by = table.links().size() > 1 ? " by " + link.column() : "";
        table.activities().forEach(column -> events.add(table.name() + "." + column.name() + by));
      }
    }
  }

  /** Of several people of one row, the author acted; who worked on another's row did not. */
  private static boolean isTheirAct(LinkDraft link) {
    return !link.reversed()
        && !link.relation().isHandlers()
        && (link.deletes() || link.owns().size() > 1 || link.relation().isAuthors());
  }

  /** Whether a clock of this name is needed: one event alone needs none. */
  boolean isNeeded() {
    return latestOf.size() > 1 || (latestOf.size() == 1 && otherwise.isPresent());
  }

  /** What a rule writes under {@code since}; empty: nothing says when anybody did anything. */
  Optional<String> since() {
    return isNeeded() ? Optional.of(name) : latestOf.stream().findFirst().or(() -> otherwise);
  }
}
