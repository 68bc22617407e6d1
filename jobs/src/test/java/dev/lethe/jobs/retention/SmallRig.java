package dev.lethe.jobs.retention;

import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.DatabaseSettings;
import dev.lethe.jobs.settings.Regions;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A few tables under a few lines of policy, and the steps of a run one by one. */
final class SmallRig implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private final HikariDataSource pool = new HikariDataSource();
  private final KeyPair approver;
  private final Controller controller;

  private SmallRig(FreshDatabase database, Path home, String policy)
      throws IOException, GeneralSecurityException {
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(4);
    this.approver = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.controller =
        controller(
            database,
            home,
            PolicyFile.read(Files.writeString(home.resolve("policy.yaml"), policy)));
  }

  /** With schema lethe installed. */
  static SmallRig create(FreshDatabase database, Path home, String policy)
      throws IOException, GeneralSecurityException {
    var rig = new SmallRig(database, home, policy);
    Installer.install(rig.controller.source(), rig.controller.policy());
    rig.controller.control().install();
    return rig;
  }

  OneRun retain(String asOf, OneRun.Others others) {
    return OneRun.of(
        controller,
        approver.getPrivate(),
        LocalDate.parse(asOf),
        UUID.randomUUID().toString(),
        others);
  }

  Controller controller() {
    return controller;
  }

  @Override
  public void close() {
    pool.close();
  }

  private Controller controller(FreshDatabase database, Path home, Policy policy) {
    var address = new DatabaseSettings(database.url(), Optional.empty(), Optional.empty());
    var settings =
        new ControllerSettings(
            policy.controller(),
            home.resolve("policy.yaml"),
            address,
            address,
            home.resolve("warehouse"),
            home.resolve("evidence"),
            home.resolve("keys"),
            "test",
            "none",
            new Regions(Map.of(), "tester"),
            "tester",
            Map.of("dpo", Base64.getEncoder().encodeToString(approver.getPublic().getEncoded())),
            Map.of(),
            Map.of());
    return new Controller(
        settings,
        policy,
        new SourceDatabase(pool),
        new SourceAccess(database.url(), database.user(), database.password()),
        pool,
        new ControlDatabase(pool),
        RunLog.at(settings.evidence(), settings.keys()),
        new Spark(home.resolve("scratch"), Map.of()),
        CLOCK);
  }
}
