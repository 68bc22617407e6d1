package dev.lethe.anonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochTest {
  @ParameterizedTest
  @CsvSource({
    "P1Y, 2026-01-01, 2026-01-01, 2027-01-01",
    "P1Y, 2026-12-31, 2026-01-01, 2027-01-01",
    "P3M, 2026-05-31, 2026-04-01, 2026-07-01",
    "P1M, 2028-02-29, 2028-02-01, 2028-03-01",
    "P1W, 2026-03-01, 2026-02-23, 2026-03-02",
    "P2Y, 2026-03-01, 2025-01-01, 2027-01-01",
    "P1Y, 1999-06-01, 1999-01-01, 2000-01-01",
    "P5D, 2000-12-31, 2000-12-27, 2001-01-01",
  })
  void of_day_isTheStretchOfTheCalendar(Period length, String day, String begins, String ends) {
    Epoch epoch = Epoch.of(length, LocalDate.parse(day));
    assertThat(epoch.begins()).isEqualTo(begins);
    assertThat(epoch.ends()).isEqualTo(ends);
  }

  @Property(tries = 500)
  void of_anyLength_holdsTheDayAndMeetsItsNeighbours(
      @ForAll @IntRange(max = 3) int years,
      @ForAll @IntRange(max = 14) int months,
      @ForAll @IntRange(max = 40) int days,
      @ForAll @IntRange(min = -20_000, max = 40_000) int when) {
    Period length = Period.of(years, months, days);
    if (length.isZero()) {
      return;
    }
    LocalDate day = LocalDate.EPOCH.plusDays(when);
    Epoch epoch = Epoch.of(length, day);
    assertThat(day).isAfterOrEqualTo(epoch.begins()).isBefore(next(epoch).begins());
    assertThat(Epoch.of(length, epoch.begins())).isEqualTo(epoch);
  }

  private static Epoch next(Epoch epoch) {
    LocalDate day = epoch.begins();
    while (Epoch.of(epoch.length(), day).equals(epoch)) {
      day = day.plusDays(1);
    }
    return Epoch.of(epoch.length(), day);
  }

  @Test
  void of_weeks_beginOnMondays() {
    assertThat(Epoch.of(Period.ofWeeks(1), LocalDate.parse("2026-11-22")).begins().getDayOfWeek())
        .isEqualTo(DayOfWeek.MONDAY);
  }

  @Test
  void isOver_fromTheFirstDayOfTheNext() {
    Epoch epoch = Epoch.of(Period.ofYears(1), LocalDate.parse("2026-03-01"));
    assertThat(epoch.isOver(LocalDate.parse("2026-12-31"))).isFalse();
    assertThat(epoch.isOver(LocalDate.parse("2027-01-01"))).isTrue();
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(() -> Epoch.of(Period.ZERO, LocalDate.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
