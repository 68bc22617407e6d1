package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.evidence.Records;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonReportTest {
  @Test
  void of_run_namesItsSchemaAndHoldsTheRecordsInOrder() {
    JsonNode json = JsonReport.of(Reports.everything());

    assertThat(json.path("schema").stringValue()).isEqualTo("lethe.run-report/1");
    assertThat(json.path("status").stringValue()).isEqualTo("alarm");
    assertThat(json.path("issues").path(0).path("code").stringValue()).isEqualTo("rows-failed");
    assertThat(json.path("issues").path(0).path("count").longValue()).isEqualTo(1);
    assertThat(json.path("records").size()).isEqualTo(Records.COUNT);
    assertThat(json.path("records").path(1).path("n_due").longValue()).isEqualTo(130);
    assertThat(json.path("evidence").path("count").longValue()).isEqualTo(16);
  }
}
