package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ACTIVITY;
import static dev.lethe.config.policy.Category.EVENT;
import static dev.lethe.config.policy.Category.TECHNICAL;

import dev.lethe.config.policy.Event;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Events are acts of a person: an activity column, and a link that says whose act it was. */
final class ClockCheck {
  private ClockCheck() {}

  static void examine(Draft draft) {
    Mapping clocks = draft.policy().mapping("clocks");
    for (Entry clock : clocks.entries()) {
      events(clocks.mapping(clock.key())).forEach(e -> exists(draft, e, "clocks." + clock.key()));
      if (isUnused(draft, clock.key())) {
        draft
            .problems()
            .add(
                clock.line(),
                "Unused clock '%s': no rule names it under 'since'. Remove it."
                    .formatted(clock.key()));
      }
    }
  }

  /** Not when some rule names a clock that does not exist: it probably means this one. */
  private static boolean isUnused(Draft draft, String clock) {
    Mapping clocks = draft.policy().mapping("clocks");
    return draft.policy().mappings("rules").stream()
        .flatMap(rule -> rule.text("since").stream())
        .map(Scalar::text)
        .allMatch(
            since ->
                !since.equals(clock)
                    && (clocks.find(since).isPresent() || EventText.parse(since).isPresent()));
  }

  static List<Scalar> events(Mapping clock) {
    return Stream.of(
            clock.texts("latest-of").stream(),
            clock.texts("earliest-of").stream(),
            clock.text("otherwise").stream())
        .flatMap(events -> events)
        .toList();
  }

  /** The event's table and column exist, and the column may start a clock. */
  static void exists(Draft draft, Scalar written, String place) {
    EventText.parse(written.text())
        .ifPresent(
            event ->
                draft
                    .table(event.table().toString(), written.line(), place)
                    .filter(table -> draft.column(table, event.column(), written.line(), place))
                    .ifPresent(table -> startsClock(draft, table, event, written, place)));
  }

  private static void startsClock(
      Draft draft, DraftTable table, Event event, Scalar written, String place) {
    if (!table.isOneOf(event.column(), ACTIVITY, EVENT)) {
      draft
          .problems()
          .add(
              written.line(),
              "Cannot start a clock at '%s' in %s: %s. Name a column classified as activity or event."
                  .formatted(written.text(), place, whyNot(table, event.column())));
    }
  }

  private static String whyNot(DraftTable table, String column) {
    String category = table.category(column);
    return category.equals(TECHNICAL.word())
        ? "it is technical, written by machines, so it is no evidence that the person did anything"
        : "it is classified as " + category + ", which does not say when something happened";
  }

  /** The event is an act of the subject: its table leads there through exactly one first link. */
  static void leadsTo(Draft draft, Scalar written, DraftTable subject, String place) {
    Optional<Event> event = EventText.parse(written.text());
    Optional<DraftTable> table = event.map(e -> draft.tables().get(e.table()));
    if (event.isEmpty() || table.isEmpty() || !draft.isTraceable(table.get())) {
      return; // reported where the event or the link is written
    }
    List<DraftLink> links = first(table.get(), event.get());
    boolean own = event.get().by().isEmpty() && event.get().table().equals(subject.name());
    if (own) {
      return;
    }
    String remedy = remedy(table.get(), event.get(), links, subject, draft);
    if (!remedy.isEmpty()) {
      draft
          .problems()
          .add(
              written.line(),
              "Invalid event '%s' in %s: %s.".formatted(written.text(), place, remedy));
    }
  }

  private static List<DraftLink> first(DraftTable table, Event event) {
    return table.links().stream()
        .filter(link -> event.by().isEmpty() || event.by().get().equals(link.arrow().column()))
        .toList();
  }

  private static String remedy(
      DraftTable table, Event event, List<DraftLink> links, DraftTable subject, Draft draft) {
    if (links.isEmpty()) {
      return event.by().isPresent()
          ? "'%s' is no link of %s. Write one of its links after 'by'"
              .formatted(event.by().get(), table.name())
          : "%s has no link to %s. Declare one, or remove the event"
              .formatted(table.name(), subject.name());
    }
    if (links.size() > 1) {
      return "%s has several links, so it does not say whose act it was. Add 'by' and one of %s"
          .formatted(table.name(), columns(links));
    }
    return draft.ownersOf(links.get(0).arrow().parent()).contains(subject.name())
        ? ""
        : "link '%s' does not lead to %s. Write another one after 'by', or remove the event"
            .formatted(links.get(0).via(), subject.name());
  }

  private static String columns(List<DraftLink> links) {
    return String.join(
        ", ", links.stream().map(link -> Objects.toString(link.arrow().column())).toList());
  }
}
