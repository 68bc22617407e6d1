package dev.lethe.config.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the {@code policy} commands; starts neither Spring nor Spark. */
@Command(
    name = "policy",
    description = {
      "Checks and explains policy files: what was decided about people's data.",
      "",
      "A policy is one YAML file per controller. It quotes the published document, classifies every"
          + " column, and says what is erased when. check, explain, decide and sign need no database; draft"
          + " writes a first policy from one, diff compares two versions.",
    },
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      DecideCommand.class,
      SignCommand.class,
      GlossaryCommand.class,
      CoverageCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  Is the file right, and does it quote the document letter for letter?",
      "    lethe policy check config/policies/example.yaml --document policy.txt",
      "  What will it do? In French, for the DPO:",
      "    lethe policy explain config/policies/example.yaml --lang fr",
      "",
      "  Where to start? With a draft from the database itself, and its open questions:",
      "    lethe policy draft --source jdbc:postgresql://localhost/shop --user reader -o shop.yaml",
      "    lethe policy draft --help",
      "",
      "  What does the DPO answer to an open question? Into the file, then signed:",
      "    lethe policy decide shop.yaml --at SH-04 --by dpo --on 2026-01-15 --reason \"...\"",
      "",
      "  What would a new version change, and for how many rows? Then let the DPO sign it:",
      "    lethe policy diff signed.yaml shop.yaml --controller shop --as-of 2026-03-01",
      "    lethe policy sign shop.yaml --key dpo.pem",
      "",
      "Exit codes: 0 done, 1 unexpected, 2 wrong arguments or policy.",
    })
public final class PolicyCommand extends CommandGroup {
  /** As wide as the lines of help are written: an example that is broken cannot be copied. */
  public static final int HELP_WIDTH = 110;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... args) {
    System.setProperty(
        "slf4j.internal.verbosity", "ERROR"); // the schema validator logs nothing of use
    Program.runAndExit(commands(), args);
  }

  static CommandLine commands() {
    return new CommandLine(new PolicyCommand())
        .setCommandName("lethe policy")
        .setUsageHelpWidth(HELP_WIDTH);
  }
}
