package dev.lethe.jobs.realdata;

import static java.util.stream.Collectors.toMap;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.retention.OneRun;
import dev.lethe.jobs.retention.OneRun.Others;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.PlannedRule;
import dev.lethe.jobs.retention.Progress;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.retention.Verification;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.DatabaseSettings;
import dev.lethe.jobs.settings.Regions;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A loaded database under a policy of this package, and what the engine does to it. */
final class RetainedDatabase {
  static final String NOW = "2026-01-01T12:00:00Z";
  private static final Clock CLOCK = Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC);

  private final FreshDatabase database;
  private final Controller controller;
  private final KeyPair approver;

  private RetainedDatabase(FreshDatabase database, Controller controller, KeyPair approver) {
    this.database = database;
    this.controller = controller;
    this.approver = approver;
  }

  /** What one run did, by table, and what it left. */
  record Run(PlannedRule planned, Map<String, RuleRecord> records, Verification verification) {
    RuleRecord of(String table) {
      return java.util.Objects.requireNonNull(records.get(table), table);
    }
  }

  /** Installs schema lethe and its rights for the policy. */
  static RetainedDatabase under(String policy, FreshDatabase database) {
    try {
      KeyPair approver = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Controller controller = controller(policy(policy), database, approver);
      Installer.install(controller.source(), controller.policy());
      return new RetainedDatabase(database, controller, approver);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> schemaProblems(Path policy, FreshDatabase database) {
    return new SourceDatabase(database.dataSource())
        .asOwner(
            "read the schema",
            jdbc -> SchemaCheck.problems(PolicyFile.read(policy), new Introspection(jdbc).read()));
  }

  /** Subjects that are due; the plan is left unapproved. */
  PlannedRule plan(String asOf) {
    try (Lease lease = lease()) {
      return rule(retention(lease).plan(LocalDate.parse(asOf), "plan|" + asOf));
    }
  }

  Run retain(String asOf) {
    return retain(asOf, () -> {});
  }

  /**
   * @param meanwhile what others do between apply and verify
   */
  Run retain(String asOf, Runnable meanwhile) {
    OneRun run =
        OneRun.of(
            controller,
            approver.getPrivate(),
            LocalDate.parse(asOf),
            UUID.randomUUID().toString(),
            Others.beforeVerify(meanwhile));
    Map<String, RuleRecord> byTable =
        run.records().values().stream()
            .collect(toMap(record -> record.treatment().table().table(), record -> record));
    return new Run(run.planned().get(0), byTable, run.verification());
  }

  long number(String sql) {
    return database.number(sql);
  }

  private RetentionRun retention(Lease lease) {
    return new RetentionRun(controller, lease, Progress.NONE);
  }

  private Lease lease() {
    return Lease.take(controller.source().dataSource(), controller.name());
  }

  private PlannedRule rule(Plan plan) {
    return new PlanStore(controller.source()).rules(plan).get(0);
  }

  static Path policy(String name) {
    try {
      var resource = RetainedDatabase.class.getResource(name);
      return Path.of(java.util.Objects.requireNonNull(resource, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Controller controller(Path file, FreshDatabase database, KeyPair approver) {
    Policy policy = PolicyFile.read(file);
    Path home = home();
    var control = new ControlDatabase(database.dataSource());
    control.install();
    var address = new DatabaseSettings(database.url(), Optional.empty(), Optional.empty());
    var settings =
        new ControllerSettings(
            policy.controller(),
            file,
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
        new SourceDatabase(database.dataSource()),
        new SourceAccess(database.url(), database.user(), database.password()),
        database.dataSource(),
        control,
        RunLog.at(settings.evidence(), settings.keys()),
        new Spark(home.resolve("scratch"), Map.of()),
        CLOCK);
  }

  private static Path home() {
    try {
      return BuildFolder.fresh("realdata");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
