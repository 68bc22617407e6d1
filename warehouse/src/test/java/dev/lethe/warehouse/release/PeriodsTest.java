package dev.lethe.warehouse.release;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.warehouse.spark.SparkForTests;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
  private static final Periods WEEK =
      new Periods(
          List.of(
              new Periods.Period(LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"))));

  @ParameterizedTest
  @CsvSource({"2026-11-10,2026-11-10", "2026-11-15,2026-11-21", "2026-11-01,2026-11-30"})
  void refuseOverlap_anotherPeriodSharesADay_isRefused(String start, String end) {
    assertThatThrownBy(() -> check(start, periods(row(start, end))))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot publish kiosk/traffic_visits/%s: a published period overlaps it. Choose the period kind once."
                .formatted(start));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-16,2026-11-22", "2026-11-02,2026-11-08", "2026-11-09,2026-11-15"})
  void refuseOverlap_neighboursAndTheSamePeriod_pass(String start, String end) {
    assertThatCode(() -> check(start, periods(row(start, end)))).doesNotThrowAnyException();
  }

  @Test
  void refuseOverlap_nothingToPublish_passes() {
    assertThatCode(() -> check("2026-11-10", periods())).doesNotThrowAnyException();
  }

  private static void check(String start, Dataset<Row> rows) {
    var key = ReleaseKey.of("kiosk", "traffic_visits", LocalDate.parse(start));
    WEEK.refuseOverlap(key, rows);
  }

  private static Dataset<Row> periods(Row... rows) {
    var schema =
        new StructType()
            .add(Periods.START, DataTypes.DateType)
            .add(Periods.END, DataTypes.DateType);
    return SparkForTests.session().createDataFrame(Arrays.asList(rows), schema);
  }

  private static Row row(String start, String end) {
    return RowFactory.create(Date.valueOf(start), Date.valueOf(end));
  }
}
