package dev.lethe.jobs.source;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The day on which a clock began for subject {@code s}, in the controller's zone, as an SQL
 * expression of type {@code date}. Costs a maximum per event and subject: for a few subjects whose
 * rows are at hand, never to find out who is due.
 */
public final class StartingDay {
  private final Policy policy;
  private final LiveSchema schema;
  private final TableName subject;

  private StartingDay(Policy policy, LiveSchema schema, TableName subject) {
    this.policy = policy;
    this.schema = schema;
    this.subject = subject;
  }

  /** Null where nothing is known. */
  public static Fragment of(Policy policy, LiveSchema schema, TableName subject, Clock clock) {
    var days = new StartingDay(policy, schema, subject);
    Clock.Pick pick = clock.pick();
    Fragment known =
        call(
            pick == Clock.Pick.LATEST ? "greatest" : "least",
            clock.events().stream().map(event -> days.picked(pick, event)).toList());
    return clock
        .otherwise()
        .map(event -> call("coalesce", List.of(known, days.picked(pick, event))))
        .orElse(known);
  }

  private Fragment picked(Clock.Pick pick, Event event) {
    EventColumn column = EventColumn.of(policy, subject, event);
    return column.picked(pick, began(event, column.column()));
  }

  /** The day that starts with what row {@code alias} itself says of the event; null as it is. */
  static Fragment ofRow(Policy policy, LiveSchema schema, Event event, String alias) {
    return new StartingDay(policy, schema, event.table())
        .began(event, Quoted.column(alias, event.column()));
  }

  private Fragment began(Event event, String column) {
    Fragment day = day(event, column);
    boolean wholeMonth =
        policy.table(event.table()).column(event.column()).precision() == Column.Precision.MONTH;
    return wholeMonth ? lastOfMonth(day) : day;
  }

  private static Fragment lastOfMonth(Fragment day) {
    return Fragment.of("(date_trunc('month', ")
        .then(day)
        .then("::timestamp) + interval '1 month - 1 day')::date");
  }

  /** A day without end is none. */
  private Fragment day(Event event, String written) {
    String column = "nullif(%s, 'infinity')".formatted(written);
    LiveColumn live = schema.table(event.table()).column(event.column());
    ZoneId zoneOfColumn =
        policy.table(event.table()).column(event.column()).zone().orElse(policy.zone());
    String zone = policy.zone().getId();
    return switch (live.moment().orElseThrow()) {
      case DATE -> Fragment.of(column);
      case LOCAL ->
          Fragment.of(
              "(%s AT TIME ZONE ? AT TIME ZONE ?)::date".formatted(column),
              zoneOfColumn.getId(),
              zone);
      case INSTANT -> Fragment.of("(%s AT TIME ZONE ?)::date".formatted(column), zone);
    };
  }

  private static Fragment call(String function, List<Fragment> arguments) {
    var values = new ArrayList<Object>();
    arguments.forEach(argument -> values.addAll(argument.values()));
    return new Fragment(
        arguments.stream()
            .map(Fragment::sql)
            .collect(Collectors.joining(", ", function + "(", ")")),
        values);
  }
}
