package dev.lethe.jobs.source;

import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Trigger;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a rule asks before its period ends, as conditions on subject {@code s}. Who is due some days
 * from now is found as who is due today: the same anti-joins, on a later day.
 */
public final class Recontacts {
  /** Convention on the Rights of the Child, art. 1. */
  private static final int ADULT = 18;

  private final Policy policy;
  private final LiveSchema schema;
  private final Rule rule;
  private final Recontact recontact;
  private final Table subject;

  /**
   * @param rule one that asks somebody
   */
  public Recontacts(Policy policy, LiveSchema schema, Rule rule) {
    this.policy = policy;
    this.schema = schema;
    this.rule = rule;
    this.recontact = rule.recontact().orElseThrow();
    this.subject = policy.table(rule.subject());
  }

  /** The period ends so soon after the day that the person may be asked, and was not yet. */
  public Fragment toAsk(LocalDate day) {
    Due soon = dueOn(day.plus(recontact.opens()).plusDays(1));
    return Fragment.of("(")
        .then(soon.included())
        .then(") AND NOT (")
        .then(soon.unknown())
        .then(") AND ")
        .then(late(day))
        .then(" IS NOT TRUE AND NOT ")
        .then(wasAsked());
  }

  /** Fewer days are left than an answer must have. */
  public Fragment late(LocalDate day) {
    return Fragment.of("(").then(dueOn(day.plus(recontact.before())).included()).then(")");
  }

  private Due dueOn(LocalDate day) {
    return DueConditions.of(policy, schema, rule, day);
  }

  /** A message belongs to the period, if it was about it or went out after its start. */
  private Fragment wasAsked() {
    return Fragment.of("EXISTS (SELECT 1 FROM lethe.recontact r WHERE ").then(ofPeriod()).then(")");
  }

  /** Row {@code r} of {@code lethe.recontact} is about the subject's present period. */
  public Fragment ofPeriod() {
    return ofSubject("r")
        .then(" AND (r.period_start = ")
        .then(start())
        .then(" OR r.asked_on > ")
        .then(start())
        .then(")");
  }

  /** The person was told that an answer is in time until that day, or a later one. */
  public Fragment mayStillAnswer(LocalDate today) {
    return Fragment.of(
            "EXISTS (SELECT 1 FROM lethe.recontact r JOIN lethe.notice n USING (notice_id) WHERE n.handed_at IS NOT NULL AND n.answer_by >= ? AND r.answer IS DISTINCT FROM 'no' AND ",
            today)
        .then(ofPeriod())
        .then(")");
  }

  private Fragment ofSubject(String alias) {
    return Fragment.of(
        "%1$s.subject_table = ? AND %1$s.subject_key = %2$s::text"
            .formatted(alias, Quoted.column("s", subject.key())),
        subject.name().toString());
  }

  /** The day on which the present period began. */
  public Fragment start() {
    return StartingDay.of(policy, schema, rule.subject(), elapsed().since());
  }

  /** The last day of the present period. */
  public Fragment end() {
    return Fragment.of("(")
        .then(start())
        .then(" + ?::interval)::date", elapsed().longerThan().toString());
  }

  private Trigger.Elapsed elapsed() {
    return (Trigger.Elapsed) rule.trigger();
  }

  /** The day in the column of the answer, or null. */
  public Fragment answered() {
    var event =
        new dev.lethe.config.policy.Event(
            subject.name(), recontact.answer(), java.util.Optional.empty());
    return StartingDay.ofRow(policy, schema, event, "s");
  }

  /**
   * {@code contact}, or why the person is not to be asked: {@code held}, {@code restricted}, {@code
   * refused}, {@code minor}, {@code unreachable}.
   *
   * @param day of the plan
   * @param today in the controller's zone
   * @param objecting keys of those who object to prospecting
   */
  public Fragment standing(LocalDate day, LocalDate today, List<String> objecting) {
    return Fragment.of("CASE WHEN ")
        .then(Freeze.held(subject, today))
        .then(" THEN 'held' WHEN ")
        .then(Freeze.restricted(subject))
        .then(" THEN 'restricted' WHEN ")
        .then(refuses(objecting))
        .then(" THEN 'refused' WHEN ")
        .then(minor(day))
        .then(" THEN 'minor' WHEN coalesce(btrim(%s::text), '') = ''".formatted(reference()))
        .then(" THEN 'unreachable' ELSE 'contact' END");
  }

  /** The value that tells the recipient whom to write to. */
  public String reference() {
    return Quoted.column("s", recontact.reference());
  }

  /**
   * By the opposition list, a request, a no to an earlier message, or what the row says; or dead.
   */
  private Fragment refuses(List<String> objecting) {
    var reasons = new ArrayList<Fragment>();
    reasons.add(
        Fragment.of(
            "%s::text = ANY (?::text[])".formatted(Quoted.column("s", subject.key())),
            (Object) objecting.toArray(String[]::new)));
    reasons.add(
        Fragment.of("EXISTS (SELECT 1 FROM lethe.not_to_ask o WHERE ")
            .then(ofSubject("o"))
            .then(")"));
    reasons.add(
        Fragment.of("EXISTS (SELECT 1 FROM lethe.recontact n WHERE n.answer = 'no' AND ")
            .then(ofSubject("n"))
            .then(")"));
    for (Condition condition : recontact.conditions()) {
      reasons.add(
          Fragment.of("(").then(DueConditions.narrowed("s", condition)).then(") IS NOT TRUE"));
    }
    return Fragment.joined(reasons, " OR ");
  }

  /** Where a rule reads ages: not of age, or nobody knows. A parent's consent was for less. */
  private Fragment minor(LocalDate day) {
    var reasons = new ArrayList<Fragment>();
    for (Rule other : policy.rules()) {
      if (other.subject().equals(rule.subject())
          && other.trigger() instanceof Trigger.UnderAge young) {
        String born = Quoted.column("s", young.birthDate());
        Period age = Period.ofYears(Math.max(ADULT, young.years()));
        LocalDate oldEnough = Cutoff.of(age, day.plusDays(1)).lastDueDay();
        reasons.add(Fragment.of("%1$s IS NULL OR %1$s > ?".formatted(born), oldEnough));
      }
    }
    return reasons.isEmpty() ? Fragment.of("FALSE") : Fragment.joined(reasons, " OR ");
  }
}
