package dev.lethe.jobs.command;

import dev.lethe.config.command.CommandGroup;
import dev.lethe.config.command.PolicyCommand;
import dev.lethe.config.command.Program;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Lethe, the same for people, cron and Airflow. */
@Command(
    name = "lethe",
    description = {
      "Carries out what a privacy policy promises: deletes and anonymises what has outlived its",
      "period, publishes statistics that name nobody, and keeps the proof.",
    },
    subcommands = {
      DemoCommand.class,
      PolicyCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      PlanCommand.class,
      ApproveCommand.class,
      ApplyCommand.class,
      ReleaseCommand.class,
      RetainCommand.class,
      TrafficCommand.class,
      HoldCommand.class,
      RestrictCommand.class,
      RightsCommand.class,
      RequestCommand.class,
      DirectiveCommand.class,
      OpposeCommand.class,
      OutboxCommand.class,
      RecontactCommand.class,
      ArchiveCommand.class,
      KeysCommand.class,
      BackupsCommand.class,
      VerifyCommand.class,
      RunsCommand.class,
      ReportCommand.class,
      SqlCommand.class,
      TablesCommand.class,
      EvidenceCommand.class,
      DoctorCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  lethe demo                              see everything once, on fictional people",
      "  lethe plan --controller ID --as-of DAY  who is due, and what would happen",
      "  lethe COMMAND --help                    options and examples of a command",
      "",
      "Exit codes: 0 done, 1 unexpected, 2 wrong arguments, configuration or policy, 3 waiting for",
      "approval, 4 refused, 5 a store cannot be reached (retry later), 6 residue or a broken chain.",
    })
public final class Lethe extends CommandGroup {
  public static void main(String... args) {
    Program.runAndExit(commands(), args);
  }

  static CommandLine commands() {
    var lethe = new CommandLine(new Lethe());
    // The policy commands of module config know no database; these do.
    Objects.requireNonNull(lethe.getSubcommands().get("policy"))
        .addSubcommand(new DraftCommand())
        .addSubcommand(new DiffCommand());
    return lethe.setUsageHelpWidth(PolicyCommand.HELP_WIDTH);
  }
}
