package dev.lethe.jobs.report;

import dev.lethe.config.explain.Language;
import dev.lethe.jobs.report.ReportView.Fact;
import java.util.List;

/** A run as text for a terminal, in one language. */
public final class TextReport {
  private static final int LABEL = 30;

  private final StringBuilder out = new StringBuilder();
  private final ReportView view;

  private TextReport(ReportView view) {
    this.view = view;
  }

  public static String of(RunReport report, Language language, Audience audience) {
    return new TextReport(ReportView.of(report, language, audience)).text();
  }

  private String text() {
    line("%s · %s · %s".formatted(t("report"), view.controller(), view.date()));
    line("%s. %s".formatted(view.status().word(), view.status().sentence()));
    view.issues().forEach(issue -> line("  [%s] %s".formatted(issue.word(), issue.sentence())));
    facts("about-run", view.run());
    rules();
    decisions();
    releases();
    traffic();
    residuals();
    if (view.hasRights()) {
      facts("rights-title", view.rights());
    }
    facts("evidence", view.evidence());
    return out.toString();
  }

  private void rules() {
    heading("rules-title", view.hasRules());
    for (RuleView rule : view.rules()) {
      line("  %s, %s%s%s".formatted(rule.id(), rule.section(), t("colon"), rule.quote()));
      rule.facts().forEach(fact -> fact("    ", fact));
      rule.sums().forEach(sum -> line("    %s".formatted(sum)));
      if (!rule.held().isEmpty()) {
        fact("    ", new Fact(t("held-by-reason"), rule.held()));
      }
      rule.tables().forEach(this::table);
    }
  }

  private void table(TableView table) {
    line(
        "    - %s%s%s (%s)"
            .formatted(table.table(), t("colon"), table.action(), table.technique()));
    line(
        "      %s. %s. %s."
            .formatted(
                named("rows-deleted", table.deleted()),
                named("rows-blanked", table.blanked()),
                named("left", table.left())));
    if (table.hasArchived()) {
      line("      %s.".formatted(named("rows-archived", table.archived())));
    }
    if (table.hasPseudonymised()) {
      line(
          "      %s. %s"
              .formatted(named("rows-pseudonymised", table.pseudonymised()), t("still-personal")));
    }
    if (table.hasGuard()) {
      line("      %s".formatted(table.guard()));
    }
  }

  private void decisions() {
    heading("decisions-title", view.hasDecisions());
    view.decisions()
        .forEach(
            d ->
                line(
                    "  %s · %s · %s · %s"
                        .formatted(d.decision(), d.approver(), d.manner(), d.time())));
  }

  private void releases() {
    heading("releases-title", view.hasReleases());
    for (ReleaseView release : view.releases()) {
      line("  %s%s%s".formatted(release.table(), t("colon"), release.outcome()));
      line(
          "    %s. %s. %s."
              .formatted(
                  named("minimum-group", release.minimumGroup()),
                  named("suppressed-cells", release.suppressedCells()),
                  named("suppressed-people", release.suppressedPeople())));
      release
          .attacks()
          .forEach(
              attack ->
                  line(
                      "    - %s%s%s (%s / %s)"
                          .formatted(
                              attack.name(),
                              t("colon"),
                              attack.verdict(),
                              attack.breaches(),
                              attack.examined())));
    }
  }

  private void traffic() {
    heading("traffic-title", view.hasTraffic());
    for (TrafficView traffic : view.traffic()) {
      line("  %s".formatted(traffic.period()));
      fact("    ", new Fact(t("hits"), traffic.hits()));
      fact("    ", new Fact(t("counted"), traffic.counted()));
      fact("    ", new Fact(t("no-consent"), traffic.noConsent()));
      fact("    ", new Fact(t("refused"), traffic.refused()));
      fact("    ", new Fact(t("coverage"), traffic.coverage()));
      fact("    ", new Fact(t("tables"), traffic.tables()));
    }
  }

  private void residuals() {
    heading("residue-title", view.hasResiduals());
    view.residuals()
        .forEach(
            r ->
                line(
                    "  %s%s%s (%s, %s)"
                        .formatted(
                            r.store(),
                            t("colon"),
                            r.finding(),
                            r.found(),
                            named("control", r.control()))));
  }

  private void facts(String title, List<Fact> facts) {
    heading(title, true);
    facts.forEach(fact -> fact("  ", fact));
  }

  private void fact(String indent, Fact fact) {
    String dots = ".".repeat(Math.max(2, LABEL - fact.label().length()));
    line("%s%s %s %s".formatted(indent, fact.label(), dots, fact.value()));
  }

  private void heading(String key, boolean present) {
    if (present) {
      line("");
      line(t(key));
    }
  }

  private String named(String key, String value) {
    return t(key) + t("colon") + value;
  }

  private String t(String key) {
    String text = view.t().get(key);
    if (text == null) {
      throw new IllegalStateException("Missing text " + key);
    }
    return text;
  }

  private void line(String text) {
    // A quote could carry a terminal's control codes.
    out.append(text.replaceAll("\\p{Cntrl}", " ")).append('\n');
  }
}
