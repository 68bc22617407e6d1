package dev.lethe.jobs.rights;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Until when a request must be answered: one calendar month after its receipt, whatever a policy
 * says beyond that. The day of receipt does not count, and a month that is too short ends on its
 * last day. Weekends and holidays do not lengthen it, although Regulation 1182/71 would allow that;
 * the extension of GDPR art. 12(3) is not offered.
 *
 * @param receivedOn in the controller's zone
 */
public record Deadline(LocalDate receivedOn) {
  private static final int ALARM_DAY = 20;
  private static final int ESCALATION_DAY = 25;

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

  /** The last day on which an answer is in time. */
  public LocalDate dueOn() {
    return receivedOn.plusMonths(1);
  }

  public LocalDate alarmOn() {
    return receivedOn.plusDays(ALARM_DAY);
  }

  public LocalDate escalationOn() {
    return receivedOn.plusDays(ESCALATION_DAY);
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
