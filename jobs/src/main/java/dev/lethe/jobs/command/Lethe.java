package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.PolicyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

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
      OpposeCommand.class,
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
public final class Lethe implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  public static void main(String... args) {
    var out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** As {@link #main}, without ending the process. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    var lethe = new CommandLine(new Lethe());
    // The policy commands of module config know no database; these do.
    Objects.requireNonNull(lethe.getSubcommands().get("policy"))
        .addSubcommand(new DraftCommand())
        .addSubcommand(new DiffCommand());
    return lethe
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(Lethe::wrongArguments)
        .setExecutionExceptionHandler(Lethe::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Cannot start: no command was given. Add one of those in --help.");
    }
  }

  private static int wrongArguments(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage());
    command.getErr().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.INVALID.number();
  }

  /** The message of an unknown failure may hold a value, so that only its place is shown. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof LetheException known) {
      command.getErr().println(known.getMessage());
      return known.exitCode().number();
    }
    command.getErr().println(Unexpected.message(e));
    return ExitCode.UNEXPECTED.number();
  }
}
