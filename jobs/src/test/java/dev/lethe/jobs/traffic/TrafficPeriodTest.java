package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.Traffic.PeriodKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2025-03-03, DAY, Africa/Douala, 2025-03-02T23:00:00Z, 2025-03-03T23:00:00Z",
    "2025-03-30, DAY, Europe/Paris, 2025-03-29T23:00:00Z, 2025-03-30T22:00:00Z",
    "2025-10-26, DAY, Europe/Paris, 2025-10-25T22:00:00Z, 2025-10-26T23:00:00Z",
    "2018-11-04, DAY, America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    "2025-03-03, WEEK, Africa/Lome, 2025-03-03T00:00:00Z, 2025-03-10T00:00:00Z",
    "2025-03-09, WEEK, Africa/Lome, 2025-03-03T00:00:00Z, 2025-03-10T00:00:00Z",
    "2025-03-10, WEEK, Africa/Lome, 2025-03-10T00:00:00Z, 2025-03-17T00:00:00Z",
    "2025-03-26, WEEK, Europe/Paris, 2025-03-23T23:00:00Z, 2025-03-30T22:00:00Z",
    "2025-01-01, WEEK, Europe/Paris, 2024-12-29T23:00:00Z, 2025-01-05T23:00:00Z",
  })
  void span_dayOrWeek_beginsAndEndsAtLocalMidnight(
      LocalDate day, PeriodKind kind, String zone, Instant from, Instant until) {
    assertThat(TrafficPeriod.containing(day, kind, ZoneId.of(zone)).span())
        .isEqualTo(new Span(from, until));
  }

  @Property(tries = 200)
  void containing_anyDay_isInExactlyOneWeek(@ForAll @IntRange(min = 0, max = 40000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    TrafficPeriod week = TrafficPeriod.containing(day, PeriodKind.WEEK, ZoneId.of("Europe/Paris"));
    assertThat(week.firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(week.lastDay().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(day).isBetween(week.firstDay(), week.lastDay());
    assertThat(week.next().span().from()).isEqualTo(week.span().until());
  }

  @Property(tries = 200)
  void split_anyNumberOfParts_leavesNoInstantOutOrTwice(
      @ForAll @IntRange(min = 1, max = 500) int parts) {
    Span span =
        new Span(Instant.parse("2025-03-29T23:00:00Z"), Instant.parse("2025-03-30T22:00:01Z"));
    List<Span> split = span.split(parts);
    assertThat(split).hasSize(parts);
    assertThat(split.get(0).from()).isEqualTo(span.from());
    assertThat(split.get(parts - 1).until()).isEqualTo(span.until());
    for (int i = 1; i < parts; i++) {
      assertThat(split.get(i).from()).isEqualTo(split.get(i - 1).until());
    }
  }

  @Test
  void endedBy_lastInstant_isNotYetTheEnd() {
    TrafficPeriod day =
        TrafficPeriod.containing(
            LocalDate.parse("2025-03-03"), PeriodKind.DAY, ZoneId.of("Africa/Lome"));
    assertThat(day.endedBy(Instant.parse("2025-03-03T23:59:59.999999999Z"))).isFalse();
    assertThat(day.endedBy(Instant.parse("2025-03-04T00:00:00Z"))).isTrue();
  }

  @Test
  void new_weekThatBeginsOnTuesday_isRefused() {
    assertThatThrownBy(
            () ->
                new TrafficPeriod(
                    PeriodKind.WEEK, LocalDate.parse("2025-03-04"), ZoneId.of("Africa/Lome")))
        .hasMessageContaining("Invalid first day of a week");
  }
}
