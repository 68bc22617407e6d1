package dev.lethe.config.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a command line starts and ends: in UTF-8, with a message and an exit code. */
public final class Program {
  private Program() {}

  /** Runs one command and ends the process with its exit code. */
  public static void runAndExit(CommandLine commands, String... args) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = run(commands, out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * As {@link #runAndExit}, without ending the process.
   *
   * @return the number of an {@link ExitCode}
   */
  public static int run(CommandLine commands, PrintWriter out, PrintWriter err, String... args) {
    Arguments.teach(commands);
    return commands
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(Program::wrongArguments)
        .setExecutionExceptionHandler(Program::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
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
        .printf(
            "Cannot finish: %s. This is a fault of Lethe; please report it.%n", FailurePlace.of(e));
    return ExitCode.UNEXPECTED.number();
  }

  /** UTF-8 whatever the locale says: neither policies nor answers are written in ASCII. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
