package dev.lethe.config.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Entry of the {@code policy} commands; starts neither Spring nor Spark. */
@Command(
    name = "policy",
    description = {
      "Checks and explains policy files: what was decided about people's data.",
      "",
      "A policy is one YAML file per controller. It quotes the published document, classifies every"
          + " column, and says what is erased when. check, explain and sign need no database; draft"
          + " writes a first policy from one, diff compares two versions.",
    },
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      SignCommand.class,
      GlossaryCommand.class,
      CoverageCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  Is the file right, and does it quote the document letter for letter?",
      "    lethe policy check config/policies/kmeroccase.yaml --document policy.txt",
      "  What will it do? In French, for the DPO:",
      "    lethe policy explain config/policies/kmeroccase.yaml --lang fr",
      "",
      "  Where to start? With a draft from the database itself, and its open questions:",
      "    lethe policy draft --source jdbc:postgresql://localhost/shop --user reader -o shop.yaml",
      "    lethe policy draft --help",
      "",
      "  What would a new version change, and for how many rows? Then let the DPO sign it:",
      "    lethe policy diff signed.yaml shop.yaml --controller shop --as-of 2026-03-01",
      "    lethe policy sign shop.yaml --key dpo.pem",
      "",
      "Exit codes: 0 done, 1 unexpected, 2 wrong arguments or policy.",
    })
public final class PolicyCommand implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... args) {
    System.setProperty(
        "slf4j.internal.verbosity", "ERROR"); // the schema validator logs nothing of use
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** As {@link #main}, without ending the process. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new PolicyCommand())
        .setCommandName("lethe policy")
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(PolicyCommand::wrongArguments)
        .setExecutionExceptionHandler(PolicyCommand::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run 'policy': no command was given. Add check, explain or draft.");
    }
  }

  private static int wrongArguments(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage());
    command.getErr().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.INVALID.number();
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof LetheException known) {
      command.getErr().println(known.getMessage());
      return known.exitCode().number();
    }
    command
        .getErr()
        .printf("Cannot finish: %s. This is a fault of Lethe; please report it.%n", e.getClass());
    return ExitCode.UNEXPECTED.number();
  }

  /** UTF-8 whatever the locale says: policies are not written in ASCII. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
