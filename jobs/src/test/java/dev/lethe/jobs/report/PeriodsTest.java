package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
  @ParameterizedTest
  @CsvSource({
    "P3Y, 3 ans, 3 years",
    "P1Y, 1 an, 1 year",
    "P25M, 25 mois, 25 months",
    "P1Y6M, 1 an 6 mois, 1 year 6 months",
    "P1D, 1 jour, 1 day",
    "PT72H, 72 heures, 72 hours",
    "PT30M, 30 minutes, 30 minutes",
    "younger-than-13, younger-than-13, younger-than-13"
  })
  void text_isoPeriod_readsAsPeopleSayIt(String iso, String french, String english) {
    assertThat(new Periods(new Wording(Language.FR)).text(iso)).isEqualTo(french);
    assertThat(new Periods(new Wording(Language.EN)).text(iso)).isEqualTo(english);
  }
}
