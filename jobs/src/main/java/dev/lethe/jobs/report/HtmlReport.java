package dev.lethe.jobs.report;

import dev.lethe.config.explain.Language;
import java.util.List;

/**
 * A run as one HTML page in French and English, complete in itself: no script, no font, no request.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** What the template sees. */
  record Page(String tag, String title, List<Switch> languages, List<ReportView> reports) {}

  /** One language of the switch. */
  record Switch(String tag, String name, boolean first) {
    static List<Switch> startingWith(Language first) {
      return List.of(Language.values()).stream()
          .map(language -> new Switch(language.tag(), language.ownName(), language == first))
          .toList();
    }
  }

  /**
   * The page.
   *
   * @param first the language that shows when the page opens
   */
  public static String of(RunReport report, Language first, Audience audience) {
    List<ReportView> views =
        List.of(
            ReportView.of(report, Language.FR, audience),
            ReportView.of(report, Language.EN, audience));
    Wording wording = new Wording(first);
    String title =
        "%s · %s · %s"
            .formatted(
                wording.text("report"),
                report.run().controller(),
                wording.date(report.run().businessDate()));
    Page page = new Page(first.tag(), title, Switch.startingWith(first), views);
    return Templates.render("report.html", page);
  }
}
