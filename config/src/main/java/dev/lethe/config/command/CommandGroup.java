package dev.lethe.config.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others: alone, it is a mistake. */
public abstract class CommandGroup implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  @Override
  public final void run() {
    CommandLine group = Objects.requireNonNull(spec).commandLine();
    throw new ParameterException(
        group,
        "Cannot run '%s': no command was given. Add one of: %s."
            .formatted(group.getCommandName(), String.join(", ", group.getSubcommands().keySet())));
  }
}
