package dev.lethe.jobs.rights;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Something that a person must see to by a day.
 *
 * @param kind the right, or what else is to be done
 * @param since day on which it came
 * @param stage how urgent it is today
 * @param state how far it is
 */
public record Task(
    UUID id, String kind, LocalDate since, LocalDate dueOn, Deadline.Stage stage, String state) {

  static Task of(RightsRequest request, LocalDate today) {
    return of(
        request.id(), request.right().word(), request.deadline(), today, request.state().word());
  }

  static Task of(Routing routing, LocalDate today) {
    return of(routing.id(), "routing", routing.deadline(), today, "open");
  }

  /** One with a day. What is kept is looked at again; the alarm sounds a month before. */
  static Task of(Directive directive, LocalDate today) {
    LocalDate due = directive.dueOn().orElseThrow();
    var deadline = new Deadline(directive.notifiedOn());
    return new Task(
        directive.id(),
        "directive-" + directive.kind().word(),
        directive.notifiedOn(),
        due,
        directive.keepUntil().isPresent() ? reviewStage(due, today) : deadline.stage(today),
        directive.state().word());
  }

  private static Deadline.Stage reviewStage(LocalDate due, LocalDate today) {
    if (today.isAfter(due)) {
      return Deadline.Stage.OVERDUE;
    }
    boolean near = !today.isBefore(due.minusDays(Registers.REVIEW_ALARM_DAYS));
    return near ? Deadline.Stage.ALARM : Deadline.Stage.ON_TIME;
  }

  static Task of(UUID id, String kind, Deadline deadline, LocalDate today, String state) {
    return new Task(
        id, kind, deadline.receivedOn(), deadline.dueOn(), deadline.stage(today), state);
  }

  /** Negative: it is late by as many days. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn);
  }

  public long age(LocalDate today) {
    return ChronoUnit.DAYS.between(since, today);
  }

  public boolean overdue() {
    return stage == Deadline.Stage.OVERDUE;
  }
}
