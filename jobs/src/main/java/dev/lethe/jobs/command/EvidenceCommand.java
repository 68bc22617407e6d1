package dev.lethe.jobs.command;

import dev.lethe.config.command.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "evidence",
    description = "The run log as proof.",
    subcommands = EvidenceVerifyCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  lethe evidence verify lethe-home/evidence/shop")
final class EvidenceCommand extends CommandGroup {}
