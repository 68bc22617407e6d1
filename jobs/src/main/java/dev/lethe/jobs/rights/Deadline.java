package dev.lethe.jobs.rights;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * Until when something that a person asked for must be done. The day of receipt does not count, and
 * a month that is too short ends on its last day. Weekends and holidays do not lengthen it,
 * although Regulation 1182/71 would allow that; the extension of GDPR art. 12(3) is not offered.
 *
 * @param receivedOn in the controller's zone
 */
public record Deadline(LocalDate receivedOn, Term term) {

  /** How long it may take, and when the alarms sound. */
  public enum Term {
    /** One calendar month, whatever a policy says beyond that. */
    ANSWER(Period.ofMonths(1), 20, 25),
    /** To be passed on within days: the month of whoever must answer is running already. */
    ROUTE(Period.ofDays(5), 3, 4);

    private final Period length;
    private final int alarmDay;
    private final int escalationDay;

    Term(Period length, int alarmDay, int escalationDay) {
      this.length = length;
      this.alarmDay = alarmDay;
      this.escalationDay = escalationDay;
    }

    int alarmDay() {
      return alarmDay;
    }
  }

  /** Of a request that is to be answered. */
  public Deadline(LocalDate receivedOn) {
    this(receivedOn, Term.ANSWER);
  }

  /** How urgent a request is. */
  public enum Stage {
    ON_TIME("on-time"),
    ALARM("alarm"),
    ESCALATION("escalation"),
    OVERDUE("overdue");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The last day on which it is in time. */
  public LocalDate dueOn() {
    return receivedOn.plus(term.length);
  }

  public LocalDate alarmOn() {
    return receivedOn.plusDays(term.alarmDay);
  }

  public LocalDate escalationOn() {
    return receivedOn.plusDays(term.escalationDay);
  }

  /** Negative: the answer is late by as many days. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn());
  }

  public Stage stage(LocalDate today) {
    if (today.isAfter(dueOn())) {
      return Stage.OVERDUE;
    }
    if (!today.isBefore(escalationOn())) {
      return Stage.ESCALATION;
    }
    return today.isBefore(alarmOn()) ? Stage.ON_TIME : Stage.ALARM;
  }
}
