package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.report.Audience;
import dev.lethe.jobs.report.HtmlReport;
import dev.lethe.jobs.report.JsonReport;
import dev.lethe.jobs.report.RunReport;
import dev.lethe.jobs.report.TextReport;
import dev.lethe.jobs.settings.Controller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Says what a run did, from the run log alone: as text, and as a page in French and English",
      "in the installation's folder reports.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe report                    the latest run",
      "  lethe report RUN --lang fr",
      "  lethe report RUN --public       counts below 11 are not shown",
    })
final class ReportCommand extends ControllerCommand {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Id that 'lethe runs' shows.")
  private @Nullable UUID run;

  @Option(names = "--public", description = "For readers outside the DPO's circle.")
  private boolean isPublic;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    RunReport report = RunReport.of(records(controller), controller.runLog().head());
    Audience audience = isPublic ? Audience.OUTSIDE : Audience.DPO;
    Path page = write(report, audience);
    print(
        new Answer(
            "lethe.report/1",
            TextReport.of(report, where().language(), audience)
                + System.lineSeparator()
                + page.toUri(),
            Map.of("page", page.toString(), "report", JsonReport.of(report))));
    return ExitCode.DONE;
  }

  private List<RunRecord> records(Controller controller) {
    List<RunRecord> all = controller.runLog().read();
    if (all.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot report: no run has ended yet. Run 'lethe retain' or 'lethe traffic' first.");
    }
    UUID wanted = run == null ? all.get(all.size() - 1).run().id() : run;
    return all.stream().filter(record -> record.run().id().equals(wanted)).toList();
  }

  private Path write(RunReport report, Audience audience) {
    String name = report.run().id() + (isPublic ? "-public" : "") + ".html";
    return TextFile.write(
        where().home().resolve("reports").resolve(name),
        HtmlReport.of(report, where().language(), audience));
  }
}
