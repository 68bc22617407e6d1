package dev.lethe.jobs.source;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Trigger;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a rule into conditions on the subject's row. "The latest event is old" is written as "no
 * event is recent": PostgreSQL answers that with anti-joins and never computes a maximum.
 */
public final class DueConditions implements Trigger.Cases<Due> {
  private static final Fragment NEVER = Fragment.of("FALSE");

  private final Policy policy;
  private final LiveSchema schema;
  private final Rule rule;
  private final LocalDate asOf;

  private DueConditions(Policy policy, LiveSchema schema, Rule rule, LocalDate asOf) {
    this.policy = policy;
    this.schema = schema;
    this.rule = rule;
    this.asOf = asOf;
  }

  public static Due of(Policy policy, LiveSchema schema, Rule rule, LocalDate asOf) {
    Due due = rule.trigger().read(new DueConditions(policy, schema, rule, asOf));
    Table subject = policy.table(rule.subject());
    var conditions = new ArrayList<>(List.of(due.included()));
    rule.conditions().forEach(condition -> conditions.add(narrowed("s", condition)));
    if (!subject.exempt().isEmpty()) {
      conditions.add(
          Fragment.of(
              Quoted.column("s", subject.key()) + "::text <> ALL (?::text[])",
              (Object) subject.exempt().toArray(String[]::new)));
    }
    if (rule.pseudonym().isPresent()) {
      conditions.add(new Pseudonymising(policy, schema, rule).somethingPlain());
    }
    Blanking.stillToBlank(policy, schema, rule.subject()).ifPresent(conditions::add);
    return new Due(Fragment.joined(conditions, " AND "), due.unknown());
  }

  @Override
  public Due elapsed(Trigger.Elapsed elapsed) {
    Cutoff cutoff = Cutoff.of(elapsed.longerThan(), asOf);
    Clock clock = elapsed.since();
    List<EventColumn> events =
        clock.events().stream()
            .map(event -> EventColumn.of(policy, rule.subject(), event))
            .toList();
    Optional<EventColumn> arrival =
        clock.otherwise().map(event -> EventColumn.of(policy, rule.subject(), event));
    Fragment somethingKnown =
        Fragment.joined(events.stream().map(DueConditions::happened).toList(), " OR ");
    Fragment arrivedLongAgo = arrival.map(event -> isOld(event, cutoff)).orElse(NEVER);
    Fragment arrivalUnknown =
        arrival.map(event -> Fragment.of("NOT ").then(happened(event))).orElse(Fragment.of("TRUE"));
    Fragment unknown = arrivalUnknown.then(" AND NOT (").then(somethingKnown).then(")");
    return new Due(
        clock.pick() == Clock.Pick.LATEST
            ? allOld(events, cutoff, List.of(arrivedLongAgo, arrivalUnknown))
            : anyOld(events, cutoff, List.of(arrivedLongAgo, arrivalUnknown), somethingKnown),
        unknown);
  }

  /** With nothing recent, what is known is old: so few rows need to be looked up. */
  private Fragment allOld(List<EventColumn> events, Cutoff cutoff, List<Fragment> arrived) {
    Fragment nothingRecent =
        Fragment.joined(events.stream().map(event -> notRecent(event, cutoff)).toList(), " AND ");
    var cases = new ArrayList<>(arrived);
    events.forEach(event -> cases.add(isOld(event, cutoff)));
    return Fragment.joined(List.of(nothingRecent, Fragment.joined(cases, " OR ")), " AND ");
  }

  private Fragment anyOld(
      List<EventColumn> events, Cutoff cutoff, List<Fragment> arrived, Fragment somethingKnown) {
    var cases = new ArrayList<>(events.stream().map(event -> isOld(event, cutoff)).toList());
    cases.add(
        Fragment.of("NOT (")
            .then(somethingKnown)
            .then(") AND (")
            .then(Fragment.joined(arrived, " OR "))
            .then(")"));
    return Fragment.joined(cases, " OR ");
  }

  private Fragment isOld(EventColumn event, Cutoff cutoff) {
    Fragment old = event.isBefore(bound(event.event(), cutoff));
    return event.isOnSubject() ? old : event.exists(old);
  }

  /** As text, so that one form fits every type; a value that is null is none of those listed. */
  static Fragment narrowed(String alias, Condition condition) {
    String column = Quoted.column(alias, condition.column()) + "::text";
    Object values = condition.values().toArray(String[]::new);
    return condition.except()
        ? Fragment.of("(%1$s IS NULL OR %1$s <> ALL (?::text[]))".formatted(column), values)
        : Fragment.of(column + " = ANY (?::text[])", values);
  }

  /** Under age on the as-of date: the birthday lies after the last day that is old enough. */
  @Override
  public Due underAge(Trigger.UnderAge young) {
    LocalDate oldEnough = Cutoff.of(Period.ofYears(young.years()), asOf.plusDays(1)).lastDueDay();
    Fragment tooYoung =
        Fragment.of(
            "(%1$s > ? AND %1$s < 'infinity')".formatted(Quoted.column("s", young.birthDate())),
            oldEnough);
    Fragment due =
        young
            .unless()
            .map(consent -> tooYoung.then(" AND " + Quoted.column("s", consent) + " IS NULL"))
            .orElse(tooYoung);
    return new Due(due, NEVER);
  }

  /**
   * As the last look at the list found it, and not changed since: an update of the row gives it
   * another {@code xmin}, and the address may be another.
   */
  @Override
  public Due opposed(Trigger.Opposed opposed) {
    return new Due(
        Fragment.of(
            "EXISTS (SELECT FROM lethe.opposed_row o WHERE o.controller = ? AND o.rule_id = ? AND o.subject_key = s.%s::text AND o.row_version = s.xmin::text)"
                .formatted(Quoted.name(policy.table(rule.subject()).key())),
            policy.controller().value(),
            rule.id()),
        NEVER);
  }

  @Override
  public Due requested(Trigger.Requested requested) {
    return new Due(Fragment.of("TRUE"), NEVER);
  }

  private Fragment notRecent(EventColumn event, Cutoff cutoff) {
    Fragment recent = event.isSince(bound(event.event(), cutoff));
    return event.isOnSubject()
        ? Fragment.of(event.column() + " IS NULL OR NOT ").then(recent)
        : Fragment.of("NOT ").then(event.exists(recent));
  }

  private static Fragment happened(EventColumn event) {
    return event.isOnSubject() ? event.happened() : event.exists(event.happened());
  }

  private Object bound(Event event, Cutoff cutoff) {
    Column column = policy.table(event.table()).column(event.column());
    LiveColumn live = schema.table(event.table()).column(event.column());
    Cutoff read = column.precision() == Column.Precision.MONTH ? cutoff.ofWholeMonths() : cutoff;
    return read.boundFor(
        live.moment().orElseThrow(), policy.zone(), column.zone().orElse(policy.zone()));
  }
}
