package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Where an event of a clock stands, as seen from the subject.
 *
 * @param path links from the event's table to the subject's; empty: a column of the subject's row
 */
record EventColumn(Event event, List<Link> path) {

  static EventColumn of(Policy policy, TableName subject, Event event) {
    if (event.table().equals(subject) && event.by().isEmpty()) {
      return new EventColumn(event, List.of());
    }
    return new EventColumn(
        event,
        Ownerships.of(policy, subject).stream()
            .filter(owned -> owned.table().name().equals(event.table()) && !owned.isOwnRow())
            .filter(owned -> matches(owned.path().get(0), event.by()))
            .findFirst()
            .orElseThrow(() -> unreachable(event, subject))
            .path());
  }

  private static boolean matches(Link link, Optional<String> by) {
    return by.isEmpty() || by.get().equals(link.column());
  }

  private static LetheException unreachable(Event event, TableName subject) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot read the clock %s: no link leads from %s to %s. Declare it under 'subjects'."
            .formatted(event, event.table(), subject));
  }

  boolean isOnSubject() {
    return path.isEmpty();
  }

  /** {@code EXISTS (...)} over the event's rows of subject {@code s} that satisfy the condition. */
  Fragment exists(Fragment condition) {
    return Fragment.of("EXISTS (SELECT 1" + rows() + " AND ").then(condition).then(")");
  }

  /**
   * The greatest or least {@code value}, an expression of {@link #column}, of subject {@code s}; or
   * null.
   */
  Fragment picked(Clock.Pick pick, Fragment value) {
    String aggregate = pick == Clock.Pick.LATEST ? "max" : "min";
    return isOnSubject()
        ? value
        : Fragment.of("(SELECT " + aggregate + "(").then(value).then(")" + rows() + ")");
  }

  /** The event's rows {@code e} that belong to subject {@code s}. */
  private String rows() {
    var from = new StringBuilder(" FROM " + Quoted.table(event.table()) + " e");
    String child = "e";
    for (int i = 0; i < path.size() - 1; i++) {
      from.append(join(path.get(i), child, "j" + i));
      child = "j" + i;
    }
    Link last = path.get(path.size() - 1);
    return "%s WHERE %s = %s"
        .formatted(
            from, Quoted.column(child, last.column()), Quoted.column("s", last.parentColumn()));
  }

  private static String join(Link link, String child, String parent) {
    return " JOIN %s %s ON %s = %s"
        .formatted(
            Quoted.table(link.parent()),
            parent,
            Quoted.column(child, link.column()),
            Quoted.column(parent, link.parentColumn()));
  }

  /** The event has happened: a day without end tells no more than none. */
  Fragment happened() {
    return Fragment.of("(%1$s IS NOT NULL AND %1$s < 'infinity')".formatted(column()));
  }

  Fragment isBefore(Object bound) {
    return Fragment.of(column() + " < ?", bound);
  }

  Fragment isSince(Object bound) {
    return Fragment.of("(%1$s >= ? AND %1$s < 'infinity')".formatted(column()), bound);
  }

  /** The event's column, under the alias it has on the subject's row or in {@link #exists}. */
  String column() {
    return Quoted.column(isOnSubject() ? "s" : "e", event.column());
  }
}
