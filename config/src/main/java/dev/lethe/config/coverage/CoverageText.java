package dev.lethe.config.coverage;

import dev.lethe.config.coverage.CoverageView.PolicyView;
import dev.lethe.config.coverage.CoverageView.Row;
import dev.lethe.config.explain.Language;
import dev.lethe.config.page.Templates;

/** The coverage for people: as lines, as the table of the documentation, as a page. */
public final class CoverageText {
  private CoverageText() {}

  /** As lines. */
  public static String of(CoverageReport report, Language language) {
    CoverageView view = CoverageView.of(report, language);
    StringBuilder text = new StringBuilder();
    for (PolicyView policy : view.policies()) {
      text.append("%s (%s): %s\n".formatted(policy.controller(), policy.kind(), policy.summary()));
      policy.rows().forEach(row -> lines(text, row));
      text.append('\n');
    }
    view.problems().forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }

  private static void lines(StringBuilder text, Row row) {
    text.append("  %-6s %-14s %s\n".formatted(row.id(), row.state(), row.says()));
    row.answers().forEach(answer -> text.append("         ").append(answer).append('\n'));
    row.tests().forEach(test -> text.append("           ").append(test).append('\n'));
  }

  /** One page in English, made to be kept in the repository. */
  public static String markdown(CoverageReport report) {
    CoverageView view = CoverageView.of(report, Language.EN);
    StringBuilder text = new StringBuilder(HEAD);
    for (PolicyView policy : view.policies()) {
      text.append(
          """

          ## %s (%s)

          %s.

          | clause | what it asks for | answer | proofs | state |
          |---|---|---|---|---|
          """
              .formatted(policy.controller(), policy.kind(), policy.summary()));
      policy.rows().forEach(row -> text.append(line(row)));
    }
    return text.toString();
  }

  private static final String HEAD =
      """
      # Coverage of the clauses

      Made by `./lethe policy coverage --format markdown -o docs/coverage.md`; do not edit. What
      answers a clause is read from the policy, what proves it from the tests' `@Tag`. A complete
      policy with a clause that is missing or unproved fails the build; a stub does not.
      """;

  private static String line(Row row) {
    return "| %s, section %s | %s | %s | %s | %s |\n"
        .formatted(
            row.id(),
            row.section(),
            row.says(),
            String.join("<br>", row.answers()),
            row.tests().isEmpty() ? "" : "`" + String.join("`<br>`", row.tests()) + "`",
            row.state());
  }

  /** As a page, complete in itself. */
  public static String html(CoverageReport report, Language language) {
    return Templates.render(
        "/dev/lethe/config/coverage/coverage.html", CoverageView.of(report, language));
  }
}
