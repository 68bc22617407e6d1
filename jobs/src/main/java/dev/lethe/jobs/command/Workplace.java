package dev.lethe.jobs.command;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.Spark;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command works with; closed when it ends, the last user of the embedded server stops it.
 */
final class Workplace implements AutoCloseable {
  private final Where where;
  private final Clock clock;
  private final Terminal terminal;
  private final Databases databases;
  private final Spark spark;
  private Optional<Installation> installation = Optional.empty();

  Workplace(Where where, Clock clock, Terminal terminal) {
    this.where = where;
    this.clock = clock;
    this.terminal = terminal;
    this.databases = new Databases(where.home().toAbsolutePath().normalize());
    this.spark = new Spark(where.home().toAbsolutePath().resolve("scratch"), Map.of());
  }

  Installation installation() {
    Installation read = installation.orElseGet(where::installation);
    installation = Optional.of(read);
    return read;
  }

  /** As if no settings had been read yet: a demo adds to them. */
  Workplace reread() {
    installation = Optional.empty();
    return this;
  }

  /**
   * @param id null: the installation's only controller
   */
  Controller controller(@Nullable String id) {
    return Controller.open(settings(id), databases, spark, clock);
  }

  /** As {@link #controller}, for who needs no database. */
  ControllerSettings settings(@Nullable String id) {
    return id == null ? installation().only() : installation().controller(controllerId(id));
  }

  private static ControllerId controllerId(String id) {
    try {
      return new ControllerId(id);
    } catch (IllegalArgumentException e) {
      throw new dev.lethe.config.LetheException(
          dev.lethe.config.ExitCode.INVALID, e.getMessage() + ".");
    }
  }

  Databases databases() {
    return databases;
  }

  Clock clock() {
    return clock;
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public void close() {
    spark.close();
    databases.close();
  }
}
