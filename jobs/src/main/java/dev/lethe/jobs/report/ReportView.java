package dev.lethe.jobs.report;

import dev.lethe.config.explain.Language;
import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run as a page or a terminal shows it: every figure, date and word is text in one language.
 *
 * @param t all texts of the language, for templates
 */
record ReportView(
    String tag,
    Map<String, String> t,
    String controller,
    String date,
    String note,
    StatusView status,
    List<Fact> run,
    List<IssueView> issues,
    List<RuleView> rules,
    List<DecisionView> decisions,
    List<ReleaseView> releases,
    List<TrafficView> traffic,
    List<ResidualView> residuals,
    List<Fact> rights,
    List<Fact> evidence) {

  /** One line of a list of facts. */
  record Fact(String label, String value) {}

  /** How the run went; {@code kind} is the word for style sheets. */
  record StatusView(String kind, String word, String sentence) {}

  /** One thing to look at. */
  record IssueView(String kind, String word, String sentence) {}

  static ReportView of(RunReport report, Language language, Audience audience) {
    Wording wording = new Wording(language);
    Figures figures = new Figures(wording, audience);
    return new ReportView(
        language.tag(),
        wording.all(),
        report.run().controller().toString(),
        wording.date(report.run().businessDate()),
        wording.text(audience == Audience.DPO ? "confidential" : "how-small"),
        status(report, wording),
        run(report.run(), wording),
        report.issues().stream().map(issue -> issue(issue, wording, figures)).toList(),
        report.rules().stream().map(rule -> RuleView.of(rule, wording, figures)).toList(),
        report.decisions().stream().map(d -> DecisionView.of(d, wording)).toList(),
        report.releases().stream().map(r -> ReleaseView.of(r, wording, figures)).toList(),
        report.traffic().stream().map(r -> TrafficView.of(r, wording, figures)).toList(),
        report.residuals().stream().map(r -> ResidualView.of(r, wording)).toList(),
        report.rights().stream().flatMap(r -> RightsView.of(r, wording, figures).stream()).toList(),
        evidence(report.head(), wording));
  }

  boolean hasIssues() {
    return !issues.isEmpty();
  }

  boolean hasRules() {
    return !rules.isEmpty();
  }

  boolean hasDecisions() {
    return !decisions.isEmpty();
  }

  boolean hasReleases() {
    return !releases.isEmpty();
  }

  boolean hasTraffic() {
    return !traffic.isEmpty();
  }

  boolean hasResiduals() {
    return !residuals.isEmpty();
  }

  boolean hasRights() {
    return !rights.isEmpty();
  }

  private static StatusView status(RunReport report, Wording wording) {
    String kind = kind(report.status());
    String sentence = wording.counted("status-sentence-" + kind, report.issues().size());
    return new StatusView(kind, wording.text("status-" + kind), sentence);
  }

  private static IssueView issue(Issue issue, Wording wording, Figures figures) {
    String kind = kind(issue.severity());
    String word = wording.text("severity-" + kind);
    return new IssueView(kind, word, issue.sentence(wording, figures));
  }

  private static String kind(RunReport.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String region(Run run, Wording wording) {
    return run.regionBy()
        .map(by -> wording.text("region-declared-by", run.region(), by))
        .orElseGet(() -> wording.text("region-declared", run.region()));
  }

  private static List<Fact> run(Run run, Wording wording) {
    String role = run.role().name().toLowerCase(Locale.ROOT);
    return List.of(
        new Fact(wording.text("role"), wording.word("role", role)),
        new Fact(wording.text("business-date"), wording.date(run.businessDate())),
        new Fact(wording.text("started"), wording.time(run.startedAt(), run.timezone())),
        new Fact(wording.text("ended"), wording.time(run.endedAt(), run.timezone())),
        new Fact(wording.text("timezone"), run.timezone().toString()),
        new Fact(wording.text("environment"), run.environment()),
        new Fact(wording.text("region"), region(run, wording)),
        new Fact(wording.text("operator"), run.operatorRef()),
        new Fact(wording.text("rules"), wording.text("rules-version", run.rulesVersion())),
        new Fact(wording.text("code"), run.codeVersion()),
        new Fact(wording.text("run-id"), run.id().toString()));
  }

  private static List<Fact> evidence(Head head, Wording wording) {
    return List.of(
        new Fact(wording.text("evidence-count"), wording.number(head.count())),
        new Fact(wording.text("evidence-hash"), head.lastHash()),
        new Fact(wording.text("evidence-key"), head.keyId()));
  }
}
