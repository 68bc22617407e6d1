package dev.lethe.jobs.rights;

import dev.lethe.jobs.evidence.Waiting;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in each register, by its own days. */
final class Registers {
  static final int REVIEW_ALARM_DAYS = 30;

  private final JdbcClient jdbc;
  private final LocalDate today;

  Registers(JdbcClient jdbc, LocalDate today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  Waiting requests() {
    return count(
        "SELECT received_on AS came, received_on + ? AS alarm, due_on FROM lethe.rights_request WHERE state <> 'closed'",
        List.of(Deadline.Term.ANSWER.alarmDay()));
  }

  Waiting routings() {
    return count(
        "SELECT received_on AS came, received_on + ? AS alarm, due_on FROM lethe.routing WHERE routed_on IS NULL",
        List.of(Deadline.Term.ROUTE.alarmDay()));
  }

  /** Those to keep wait for their review, however old they are; those without a task do not. */
  Waiting directives() {
    return count(
        """
        SELECT CASE WHEN kind <> 'retain' THEN notified_on END AS came,
               CASE WHEN kind = 'retain' THEN due_on - ? ELSE notified_on + ? END AS alarm, due_on
        FROM lethe.directive WHERE state <> 'closed' AND kind <> 'none'
        """,
        List.of(REVIEW_ALARM_DAYS, Deadline.Term.ANSWER.alarmDay()));
  }

  private Waiting count(String register, List<Integer> days) {
    return jdbc.sql(
            """
            SELECT count(*) AS open,
              count(*) FILTER (WHERE alarm <= today AND due_on >= today) AS pressing,
              count(*) FILTER (WHERE due_on < today) AS overdue,
              coalesce(max(today - came), 0) AS oldest
            FROM (%s) r, (SELECT ?::date AS today) t
            """
                .formatted(register))
        .params(Stream.concat(days.stream(), Stream.of(today)).toArray())
        .query(
            (row, n) ->
                new Waiting(
                    row.getLong("open"),
                    row.getLong("pressing"),
                    row.getLong("overdue"),
                    row.getLong("oldest")))
        .single();
  }
}
