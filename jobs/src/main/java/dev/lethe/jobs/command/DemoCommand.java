package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.demo.DemoHome;
import dev.lethe.jobs.demo.DemoTour;
import dev.lethe.jobs.report.Audience;
import dev.lethe.jobs.report.Chart;
import dev.lethe.jobs.report.ClosingPage;
import dev.lethe.jobs.report.HtmlReport;
import dev.lethe.jobs.report.RunReport;
import dev.lethe.jobs.report.TextReport;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.warehouse.query.QueryResult;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Shows everything once, on fictional people.",
      "An embedded PostgreSQL, every job, and a page at the end. Needs nothing but the JDK. An",
      "interrupted demo goes on where it was.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe demo",
      "  lethe demo --controller all",
      "  lethe demo --people 200000 --home /var/tmp/large",
      "  lethe report --lang fr          afterwards: what the last run did",
    })
final class DemoCommand extends LetheCommand {
  @Option(
      names = "--controller",
      paramLabel = "ID",
      description =
          "A folder of config/demo, or all of them: all. Default: as config/demo/default says.")
  private @Nullable String id;

  @Option(names = "--people", paramLabel = "N", description = "Default: as the demo's files say.")
  private @Nullable Integer people;

  @Override
  ExitCode work(Workplace place) {
    List<ControllerId> chosen = chosen();
    chosen.forEach(one -> new DemoHome(where().home(), one).folder());
    List<Shown> shown = chosen.stream().map(one -> show(one, place)).toList();
    Shown last = shown.get(shown.size() - 1);
    print(
        new Answer(
            "lethe.demo/1",
            shown.stream().map(this::text).collect(Collectors.joining("%n%n".formatted())),
            Map.of(
                "page", last.page().toString(),
                "pages", shown.stream().map(one -> one.page().toString()).toList(),
                "run", last.report().run().id().toString(),
                "home", where().home().toString())));
    return ExitCode.DONE;
  }

  private List<ControllerId> chosen() {
    if (id == null) {
      return List.of(DemoHome.usual());
    }
    return id.equals("all") ? DemoHome.all() : List.of(new ControllerId(id));
  }

  /** What one controller's tour left. */
  private record Shown(RunReport report, Path page) {}

  private Shown show(ControllerId one, Workplace place) {
    var home = new DemoHome(where().home(), one);
    home.prepare(place.databases().embedded());
    Controller controller = place.reread().controller(one.value());
    int number = people == null ? DemoTour.defaultPeople(home.folder()) : people;
    DemoTour.Result result =
        new DemoTour(controller, home.folder(), number, place.terminal()).run(home.approverKey());
    RunReport report = RunReport.of(result.records(), controller.runLog().head());
    return new Shown(report, writePages(controller, report, result));
  }

  private Path writePages(Controller controller, RunReport report, DemoTour.Result result) {
    Path reports = where().home().resolve("reports");
    TextFile.write(
        reports.resolve(report.run().id() + ".html"),
        HtmlReport.of(report, where().language(), Audience.DPO));
    return TextFile.write(
        reports.resolve("demo-%s.html".formatted(controller.name())),
        ClosingPage.of(
            report, result.story(), chart(controller), where().home(), where().language()));
  }

  /** The pages viewed in the latest period; no bars where no traffic is counted. */
  private static Chart chart(Controller controller) {
    if (controller.policy().traffic().isEmpty()) {
      return new Chart("traffic_pages", List.of());
    }
    try (var warehouse = new WarehouseQuery(controller.settings().warehouse());
        QueryResult rows =
            warehouse.run(
                "SELECT page, views FROM traffic_pages WHERE period_start = (SELECT max(period_start) FROM traffic_pages) ORDER BY views DESC")) {
      var bars = new ArrayList<Chart.Bar>();
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        bars.add(
            new Chart.Bar(
                String.valueOf(row.get().get(0)),
                Long.parseLong(String.valueOf(row.get().get(1)))));
      }
      return new Chart("traffic_pages", bars);
    }
  }

  private String text(Shown shown) {
    String run = TextReport.of(shown.report(), where().language(), Audience.DPO);
    return run + texts().say("demo.page", shown.page().toUri());
  }
}
