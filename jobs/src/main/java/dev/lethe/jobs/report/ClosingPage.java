package dev.lethe.jobs.report;

import dev.lethe.config.explain.Language;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.report.HtmlReport.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The last page of the demo: what happened to one person, and where everything is. */
public final class ClosingPage {
  private ClosingPage() {}

  /** What the template sees. */
  record Page(String tag, String title, List<Switch> languages, List<View> views) {}

  /** The page in one language. */
  record View(
      String tag,
      Map<String, String> t,
      String controller,
      String date,
      String section,
      String quote,
      List<TableStory> story,
      Residue residue,
      ChartView chart,
      List<Place> places) {}

  /** Rows of one table, before and after; what is empty afterwards says so in words. */
  record TableStory(String table, List<RowView> before, List<RowView> after, String gone) {
    boolean hasGone() {
      return !gone.isEmpty();
    }
  }

  /** One row. */
  record RowView(List<CellView> cells) {}

  /** One value; {@code changed} if it differs from before. */
  record CellView(String label, String value, boolean changed) {}

  /** The figure of the page. */
  record Residue(String kind, String figure, String sentence) {}

  /** Bars; {@code percent} of the largest. */
  record ChartView(String title, String table, List<BarView> bars) {
    boolean isEmpty() {
      return bars.isEmpty();
    }
  }

  record BarView(String label, String value, long percent) {}

  record Place(String label, String path, String command) {}

  /**
   * The page.
   *
   * @param chart without bars where the controller publishes nothing
   * @param home the installation's folder, as the reader would type it
   */
  public static String of(
      RunReport report, DemoStory story, Chart chart, Path home, Language first) {
    List<View> views =
        List.of(
            view(report, story, chart, home, new Wording(Language.FR)),
            view(report, story, chart, home, new Wording(Language.EN)));
    String title = new Wording(first).text("closing-title");
    return Templates.render(
        "closing.html", new Page(first.tag(), title, Switch.startingWith(first), views));
  }

  private static View view(
      RunReport report, DemoStory story, Chart chart, Path home, Wording wording) {
    return new View(
        wording.language().tag(),
        wording.all(),
        report.run().controller().toString(),
        wording.date(report.run().businessDate()),
        wording.text("section", story.clause().section()),
        wording.text("quote", story.clause().quote()),
        tables(story, wording),
        residue(report.residuals(), wording),
        chart(chart, wording),
        places(home, report.run().controller().toString(), wording));
  }

  private static List<TableStory> tables(DemoStory story, Wording wording) {
    TreeSet<String> more = new TreeSet<>(story.after().keySet());
    more.removeAll(story.before().keySet());
    return Stream.concat(story.before().keySet().stream(), more.stream())
        .map(table -> table(table, story, wording))
        .toList();
  }

  private static TableStory table(String table, DemoStory story, Wording wording) {
    List<Map<String, String>> before = story.before().getOrDefault(table, List.of());
    List<Map<String, String>> after = story.after().getOrDefault(table, List.of());
    String gone = after.isEmpty() ? wording.text("closing-gone") : "";
    return new TableStory(table, rows(before, List.of()), rows(after, before), gone);
  }

  private static List<RowView> rows(
      List<Map<String, String>> rows, List<Map<String, String>> earlier) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> row(rows.get(i), i < earlier.size() ? earlier.get(i) : rows.get(i)))
        .toList();
  }

  private static RowView row(Map<String, String> row, Map<String, String> earlier) {
    return new RowView(
        row.entrySet().stream()
            .map(
                cell ->
                    new CellView(
                        cell.getKey(),
                        cell.getValue().isEmpty() ? "∅" : cell.getValue(),
                        !cell.getValue().equals(earlier.get(cell.getKey()))))
            .toList());
  }

  /** Only stores whose search is proven count; one hit anywhere is an alarm. */
  private static Residue residue(List<ResidualRecord> scans, Wording wording) {
    long hits = scans.stream().mapToLong(ResidualRecord::hits).sum();
    List<ResidualRecord> proven =
        scans.stream().filter(scan -> scan.finding() != ResidualRecord.Finding.NOT_PROVEN).toList();
    long tokens = proven.stream().mapToLong(ResidualRecord::tokens).max().orElse(0);
    String figure = wording.text("n-of-m", wording.number(hits), wording.number(tokens));
    String kind = hits > 0 ? "alarm" : proven.isEmpty() ? "attention" : "clear";
    String sentence =
        wording.text(
            "closing-residue-" + kind,
            wording.number(proven.size()),
            wording.number(scans.size() - proven.size()));
    return new Residue(kind, figure, sentence);
  }

  private static ChartView chart(Chart chart, Wording wording) {
    long largest = Math.max(1, chart.largest());
    return new ChartView(
        wording.word("chart", chart.table()),
        chart.table(),
        chart.bars().stream()
            .map(
                bar ->
                    new BarView(
                        bar.label(),
                        wording.number(bar.value()),
                        Math.round(100.0 * bar.value() / largest)))
            .toList());
  }

  private static List<Place> places(Path home, String controller, Wording wording) {
    String evidence = home.resolve("evidence").resolve(controller).toString();
    String which = " --home " + home + " --controller " + controller;
    return List.of(
        new Place(
            wording.text("place-warehouse"),
            home.resolve("warehouse").resolve(controller).toString(),
            "./lethe tables" + which),
        new Place(wording.text("place-evidence"), evidence, "./lethe evidence verify " + evidence),
        new Place(
            wording.text("place-report"),
            home.resolve("reports").toString(),
            "./lethe report" + which));
  }
}
