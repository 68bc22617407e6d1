package dev.lethe.config.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * The one message that asks a person, before the period of a rule ends, whether the relation goes
 * on. An explicit yes is a day in {@code answer} and so starts the clock again; silence changes
 * nothing, and the rule acts at the end.
 *
 * @param id unique among rules, terms and duties
 * @param recipient who writes to the person: a name that the installation's settings know
 * @param reference the column of the subject's row whose value tells the recipient whom to write to
 * @param answer the column of the subject's row that holds the day of an explicit yes; the rule's
 *     clock counts from it
 * @param before days that are left for an answer at least, up to the last day of the period
 * @param lead how many days earlier a person may be asked, so that an approval that takes its time
 *     or a run that did not take place leaves nobody unasked
 * @param conditions on the row; who does not meet all of them is not asked
 * @param decision what the text leaves open; until it is answered nobody is asked
 */
public record Recontact(
    String id,
    Clause clause,
    String recipient,
    String reference,
    String answer,
    Period before,
    Period lead,
    List<Condition> conditions,
    Optional<Decision> decision) {
  public Recontact {
    conditions = List.copyOf(conditions);
  }

  /** The question the DPO has yet to answer. */
  public Optional<String> openDecision() {
    return decision.flatMap(Decision::open);
  }

  /** {@link #before} as a number. */
  public int daysBefore() {
    return days(before);
  }

  /** Of a period that counts days and weeks only. */
  public static int days(Period period) {
    return Math.toIntExact(LocalDate.EPOCH.plus(period).toEpochDay());
  }

  /** Before the last day of the period, the first day on which a person may be asked. */
  public Period opens() {
    return before.plus(lead);
  }
}
