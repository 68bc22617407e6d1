package dev.lethe.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Golden texts: read them before you change them. */
class TextReportTest {
  @Test
  void of_frenchForTheDpo_readsAsAgreed() throws IOException {
    assertThat(TextReport.of(Reports.everything(), Language.FR, Audience.DPO))
        .isEqualTo(golden("report-fr.txt"));
  }

  @Test
  void of_englishForOutsiders_readsAsAgreed() throws IOException {
    assertThat(TextReport.of(Reports.everything(), Language.EN, Audience.OUTSIDE))
        .isEqualTo(golden("report-en-outside.txt"));
  }

  private static String golden(String name) throws IOException {
    try (var in = TextReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
