package dev.lethe.jobs.source;

import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The column of a subject's row that holds the day of an explicit yes. */
public final class AnswerColumn {
  private final Policy policy;
  private final LiveSchema schema;
  private final Event event;
  private final Table table;

  public AnswerColumn(Policy policy, LiveSchema schema, Event event) {
    this.policy = policy;
    this.schema = schema;
    this.event = event;
    this.table = policy.table(event.table());
  }

  /** Locks the row as retiring does; false: it is gone. */
  public boolean lock(JdbcClient jdbc, String key) {
    return jdbc.sql(
            "SELECT 1 FROM %s s WHERE %s = ?::%s FOR UPDATE"
                .formatted(Quoted.table(table.name()), Quoted.column("s", table.key()), keyType()))
        .param(key)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The row holds a yes of that day or of a later one. */
  public boolean holdsSince(JdbcClient jdbc, String key, LocalDate day) {
    Fragment held =
        Fragment.of(
                "SELECT 1 FROM %s s WHERE %s = ?::%s AND "
                    .formatted(
                        Quoted.table(table.name()), Quoted.column("s", table.key()), keyType()),
                key)
            .then(StartingDay.ofRow(policy, schema, event, "s"))
            .then(" >= ?", day);
    return jdbc.sql(held.sql()).params(held.values()).query(Integer.class).optional().isPresent();
  }

  /**
   * The beginning of that day in the controller's zone; a later yes that is there already stays.
   */
  public void write(JdbcClient jdbc, String key, LocalDate day) {
    LiveColumn live = schema.table(table.name()).column(event.column());
    ZoneId written = table.column(event.column()).zone().orElse(policy.zone());
    Object moment =
        new Cutoff(day.minusDays(1)).boundFor(live.moment().orElseThrow(), policy.zone(), written);
    jdbc.sql(
            "UPDATE %1$s SET %2$s = greatest(%2$s, ?) WHERE %3$s = ?::%4$s"
                .formatted(
                    Quoted.table(table.name()),
                    Quoted.name(event.column()),
                    Quoted.name(table.key()),
                    keyType()))
        .params(moment, key)
        .update();
  }

  private String keyType() {
    return schema.table(table.name()).column(table.key()).type();
  }
}
