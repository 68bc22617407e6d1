package dev.lethe.jobs.settings;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.jobs.control.PostgresReleaseLedger;
import dev.lethe.jobs.control.RunRegistry;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import dev.lethe.warehouse.release.Publisher;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One controller, ready to work for: its policy and its open stores.
 *
 * @param settings as the installation states them
 */
public record Controller(
    ControllerSettings settings,
    Policy policy,
    SourceDatabase source,
    SourceAccess access,
    DataSource controlSource,
    ControlDatabase control,
    RunLog runLog,
    Spark spark,
    Clock clock) {

  /**
   * Reads the policy; the databases are reached when first used.
   *
   * @throws dev.lethe.config.LetheException INVALID where the policy is, or keeps its stores in
   *     regions in which one is not declared to be
   */
  public static Controller open(
      ControllerSettings settings, Databases databases, Spark spark, Clock clock) {
    Policy policy = PolicyFile.read(settings.policy());
    settings.regions().require(policy);
    DataSource control = databases.open(settings.control());
    return new Controller(
        settings,
        policy,
        new SourceDatabase(databases.open(settings.source())),
        databases.access(settings.source()),
        control,
        new ControlDatabase(control),
        RunLog.at(settings.evidence(), settings.keys()),
        spark,
        clock);
  }

  public RunRegistry runs() {
    return new RunRegistry(control, clock);
  }

  public Publisher publisher() {
    return new Publisher(
        spark.session(), settings.warehouse(), new PostgresReleaseLedger(control, clock), clock);
  }

  /** The same stores under another policy. */
  public Controller under(Policy other) {
    return new Controller(
        settings, other, source, access, controlSource, control, runLog, spark, clock);
  }

  /**
   * Who signed the policy; empty: the settings name nobody who should.
   *
   * @throws dev.lethe.config.LetheException REFUSED where somebody should have, and did not
   */
  public Optional<String> policySigner() {
    return PolicySigners.require(settings, policy, today());
  }

  /** Today in the controller's zone. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(policy.zone()));
  }

  public String name() {
    return policy.controller().value();
  }
}
