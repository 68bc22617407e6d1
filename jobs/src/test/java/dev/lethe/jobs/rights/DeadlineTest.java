package dev.lethe.jobs.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One calendar month, never thirty days. */
@Tag("KI-19")
@Tag("KP-10")
class DeadlineTest {
  /** A received day, and the day PostgreSQL's calendar puts one month after it. */
  private record Month(LocalDate received, LocalDate due) {}

  @Test
  void dueOn_everyDayOfFiveYears_isPostgresOneMonthLater() throws SQLException {
    List<Month> months =
        JdbcClient.create(TestDatabase.newest().fresh("deadlines").dataSource())
            .sql(
                """
                SELECT d::date AS received, (d + interval '1 month')::date AS due
                FROM generate_series(timestamp '2024-01-01', '2028-12-31', '1 day') d
                """)
            .query(
                (row, n) ->
                    new Month(
                        row.getObject("received", LocalDate.class),
                        row.getObject("due", LocalDate.class)))
            .list();
    assertThat(months)
        .hasSize(1827)
        .allSatisfy(
            month -> assertThat(new Deadline(month.received()).dueOn()).isEqualTo(month.due()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-02-19, ON_TIME",
    "2026-01-31, 2026-02-20, ALARM",
    "2026-01-31, 2026-02-24, ALARM",
    "2026-01-31, 2026-02-25, ESCALATION",
    "2026-01-31, 2026-02-28, ESCALATION",
    "2026-01-31, 2026-03-01, OVERDUE",
  })
  void stage_aroundItsDays_changesOnThem(
      LocalDate received, LocalDate today, Deadline.Stage stage) {
    assertThat(new Deadline(received).stage(today)).isEqualTo(stage);
  }

  @Test
  void daysLeft_afterTheDeadline_isNegative() {
    var deadline = new Deadline(LocalDate.parse("2026-02-10"));
    assertThat(deadline.daysLeft(LocalDate.parse("2026-03-10"))).isZero();
    assertThat(deadline.daysLeft(LocalDate.parse("2026-03-12"))).isEqualTo(-2);
  }
}
