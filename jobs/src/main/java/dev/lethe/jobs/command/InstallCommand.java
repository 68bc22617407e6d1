package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Installer;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "install",
    description = "Creates schema lethe, its roles and their rights in a controller's database.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe install --controller shop",
      "  lethe install --controller shop --print-sql | less    for your administrator to run",
    })
final class InstallCommand extends ControllerCommand {
  @Option(names = "--print-sql", description = "Print the statements and run none.")
  private boolean printSql;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    String sql = Installer.sql(controller.policy());
    if (!printSql) {
      Installer.install(controller.source(), controller.policy());
      controller.control().install();
    }
    print(
        new Answer(
            "lethe.install/1",
            printSql ? sql : texts().say("install.done", controller.name()),
            Map.of("controller", controller.name(), "ran", !printSql, "sql", sql)));
    return ExitCode.DONE;
  }
}
