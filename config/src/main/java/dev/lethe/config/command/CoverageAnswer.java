package dev.lethe.config.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.coverage.ClauseTests;
import dev.lethe.config.coverage.CoverageReport;
import dev.lethe.config.coverage.CoverageText;
import dev.lethe.config.explain.Language;
import java.nio.file.Path;
import java.util.List;

/**
 * What the command answers. Apart from it, so that starting another command does not load what only
 * this one needs.
 */
record CoverageAnswer(String text, ExitCode code) {

  static CoverageAnswer of(List<Path> policies, Path sources, Format format, Language language) {
    CoverageReport report = CoverageReport.of(policies, ClauseTests.in(sources));
    return new CoverageAnswer(
        text(report, format, language),
        report.problems().isEmpty() ? ExitCode.DONE : ExitCode.INVALID);
  }

  private static String text(CoverageReport report, Format format, Language language) {
    return switch (format) {
      case TEXT -> CoverageText.of(report, language);
      case HTML -> CoverageText.html(report, language);
      case JSON -> Json.of(report);
      case MARKDOWN -> CoverageText.markdown(report);
    };
  }

  enum Format {
    TEXT,
    HTML,
    JSON,
    MARKDOWN
  }
}
