package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The oracle is PostgreSQL's own calendar, which shares nothing with java.time. */
class CutoffTest {
  private static final int CASES = 20_000;
  private static final String DUE =
      """
      SELECT count(*) FROM unnest(?::date[], ?::text[], ?::date[], ?::date[]) AS c(day, keep, as_of, cutoff)
      WHERE ((day + keep::interval)::date < as_of) <> (day <= cutoff)
      """;

  @Tag("KM-15")
  @Test
  void of_anyPeriodAndDay_agreesWithPostgres() throws SQLException {
    var random = new Random(27_555);
    var days = new String[CASES];
    var keeps = new String[CASES];
    var asOfs = new String[CASES];
    var cutoffs = new String[CASES];
    for (int i = 0; i < CASES; i++) {
      Period keep =
          Period.of(random.nextInt(11), random.nextInt(26), random.nextInt(4) * random.nextInt(40))
              .plusDays(1);
      LocalDate asOf = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(14_000));
      LocalDate cutoff = Cutoff.of(keep, asOf).lastDueDay();
      days[i] = cutoff.plusDays(random.nextInt(9) - 4).toString();
      keeps[i] = keep.toString();
      asOfs[i] = asOf.toString();
      cutoffs[i] = cutoff.toString();
    }
    assertThat(disagreements(days, keeps, asOfs, cutoffs)).isZero();
  }

  @Test
  void of_endsOfMonths_addsToTheStart() {
    assertThat(Cutoff.of(Period.ofMonths(1), LocalDate.parse("2025-03-29")).lastDueDay())
        .isEqualTo("2025-02-28");
    assertThat(Cutoff.of(Period.ofYears(3), LocalDate.parse("2023-03-01")).lastDueDay())
        .isEqualTo("2020-02-29");
    assertThat(Cutoff.of(Period.ofYears(3), LocalDate.parse("2023-02-28")).lastDueDay())
        .isEqualTo("2020-02-27");
    assertThat(Cutoff.of(Period.ofMonths(13), LocalDate.parse("2025-10-01")).lastDueDay())
        .isEqualTo("2024-08-31");
  }

  @Test
  void boundFor_midnightInTheControllersZone_isNotMidnightInUtc() {
    var cutoff = new Cutoff(LocalDate.parse("2023-02-28"));
    assertThat(cutoff.boundFor(LiveColumn.Moment.INSTANT, ZoneId.of("Africa/Douala")).toString())
        .isEqualTo("2023-03-01T00:00+01:00");
  }

  private static long disagreements(String[] days, String[] keeps, String[] asOfs, String[] cutoffs)
      throws SQLException {
    FreshDatabase database = TestDatabase.newest().fresh("cutoff");
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(DUE)) {
      String[][] columns = {days, keeps, asOfs, cutoffs};
      for (int i = 0; i < columns.length; i++) {
        query.setArray(i + 1, connection.createArrayOf("text", columns[i]));
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
