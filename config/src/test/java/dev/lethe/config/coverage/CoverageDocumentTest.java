package dev.lethe.config.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ships: every complete policy is covered, and the documentation says what is true. */
class CoverageDocumentTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void of_shippedPolicies_leavesNoClauseOfACompleteOneOpen() throws IOException {
    assertThat(report().problems()).isEmpty();
  }

  @Test
  void of_shippedPolicies_countsTheClausesOfTheDocuments() throws IOException {
    assertThat(report().policies())
        .extracting(policy -> policy.controller() + " " + policy.clauses().size())
        .contains("k-inventory 25", "kmeroccase 23", "kppay 16", "okasio 26");
  }

  @Test
  void markdown_inTheRepository_isTheCoverage() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/coverage.md")))
        .as("run './lethe policy coverage --format markdown -o docs/coverage.md'")
        .isEqualTo(CoverageText.markdown(report()));
  }

  private static CoverageReport report() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("policies"))) {
      List<Path> policies = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      return CoverageReport.of(policies, ClauseTests.in(ROOT));
    }
  }
}
