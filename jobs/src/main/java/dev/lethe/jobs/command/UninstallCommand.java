package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Installer;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "uninstall",
    description = {
      "Takes Lethe's triggers and rights off a controller's tables. Schema lethe stays: the archive,",
      "holds and oppositions in it are yours to keep or to drop.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe uninstall --controller shop",
      "  lethe uninstall --controller shop --print-sql    for your administrator to run",
    })
final class UninstallCommand extends ControllerCommand {
  @Option(names = "--print-sql", description = "Print the statements and run none.")
  private boolean printSql;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    String sql = Installer.uninstallSql(controller.policy());
    if (!printSql) {
      Installer.uninstall(controller.source(), controller.policy());
    }
    print(
        new Answer(
            "lethe.uninstall/1",
            printSql ? sql : texts().say("uninstall.done", controller.name()),
            Map.of("controller", controller.name(), "ran", !printSql, "sql", sql)));
    return ExitCode.DONE;
  }
}
