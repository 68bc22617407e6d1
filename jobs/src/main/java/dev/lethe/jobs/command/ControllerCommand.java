package dev.lethe.jobs.command;

import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.ControllerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that works for one controller. */
abstract class ControllerCommand extends LetheCommand {
  @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
  private @Nullable String id;

  /** With its database, which must answer. */
  final Controller controller(Workplace place) {
    return place.controller(id);
  }

  /** For who needs no database. */
  final ControllerSettings settings(Workplace place) {
    return place.settings(id);
  }
}
