package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.TrafficRecord;

/** The traffic of one period. */
record TrafficView(
    String period,
    String hits,
    String counted,
    String noConsent,
    String refused,
    String coverage,
    String tables) {

  static TrafficView of(TrafficRecord record, Wording wording, Figures figures) {
    return new TrafficView(
        wording.text(
            "from-to", wording.date(record.periodStart()), wording.date(record.periodEnd())),
        figures.of(record.hits()),
        figures.of(record.counted()),
        figures.of(record.droppedNoConsent()),
        figures.of(record.droppedRefused()),
        wording.text("percent", wording.number(record.coveragePercent())),
        record.tables().isEmpty() ? wording.text("none") : String.join(", ", record.tables()));
  }
}
