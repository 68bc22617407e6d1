package dev.lethe.jobs.retention;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.demo.DemoDatabase;
import dev.lethe.jobs.demo.DemoHistories;
import dev.lethe.jobs.demo.DemoHistory;
import dev.lethe.jobs.demo.DemoPeople;
import dev.lethe.jobs.demo.Outcome;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.SettingsFile;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Installer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation on fresh databases with the demo's people in it. */
public final class DemoRig implements AutoCloseable {
  public static final LocalDate AS_OF = LocalDate.parse("2026-03-01");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path FOLDER = ROOT.resolve("config/demo/kmeroccase");


  /** One session for all tests of a fork: a second one would cost as much as a test. */
  private static final Spark SPARK =
      new Spark(
          Path.of(System.getProperty("java.io.tmpdir"), "lethe-test-scratch"),
          Map.of(
              "spark.sql.shuffle.partitions", "2",
              "spark.sql.codegen.wholeStage", "false",
              "spark.sql.codegen.factoryMode", "NO_CODEGEN"));

  private final Path home;
  private final Databases databases;
  private final Controller controller;
  private final DemoHistories histories;
  private final Path key;

  private DemoRig(
      Path home,
      Databases databases,
      Controller controller,
      DemoHistories histories,
      Path key) {
    this.home = home;
    this.databases = databases;
    this.controller = controller;
    this.histories = histories;
    this.key = key;
  }

  public static DemoRig create(String name, int people) throws SQLException {
    return create(name, people, policy -> policy);
  }

  /** With the policy's text changed. */
  public static DemoRig create(
      String name, int people, java.util.function.UnaryOperator<String> policy)
      throws SQLException {
    try {
      Path home = Files.createTempDirectory("lethe-" + name);
      FreshDatabase source = TestDatabase.newest().fresh(name);
      FreshDatabase control = TestDatabase.newest().fresh(name + "_control");
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Path key = home.resolve("dpo.pem");
      Files.writeString(key, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      Files.writeString(
          home.resolve("policy.yaml"),
          policy.apply(Files.readString(ROOT.resolve("config/policies/kmeroccase.yaml"))));
      Files.writeString(home.resolve(Installation.FILE), settings(home, source, control, pair));
      return open(home, people, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DemoRig open(Path home, int people, Path key) throws SQLException {
    var databases = new Databases(home);
    var controller =
        Controller.open(
            SettingsFile.read(home, Map.of()).only(), databases, SPARK, Clock.systemUTC());
    DemoHistories histories;
    try (Connection connection = controller.source().dataSource().getConnection()) {
      DemoDatabase.create(connection, FOLDER);
      histories = DemoPeople.load(connection, FOLDER, people, AS_OF, controller.policy().zone());
    }
    Installer.install(controller.source(), controller.policy());
    controller.control().install();
    var rig = new DemoRig(home, databases, controller, histories, key);
    rig.freeze();
    return rig;
  }

  private static String settings(
      Path home, FreshDatabase source, FreshDatabase control, KeyPair approver) throws IOException {
    return """
        controllers:
          kmeroccase:
            policy: policy.yaml
            source: %s
            control: %s
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: CM
            operator: tester
            approvers: {dpo: %s}
        """
        .formatted(
            database(home, "source", source),
            database(home, "control", control),
            Base64.getEncoder().encodeToString(approver.getPublic().getEncoded()));
  }

  private static String database(Path home, String name, FreshDatabase database)
      throws IOException {
    Files.writeString(home.resolve(name + ".password"), database.password());
    return "{url: \"%s\", user: %s, password-file: %s.password}"
        .formatted(database.url(), database.user(), name);
  }

  private void freeze() {
    var freezes = new Freezes(controller.source(), controller.policy(), controller.clock());
    var users = TableName.of("users");
    histories
        .expecting(Outcome.HELD)
        .forEach(
            history ->
                history
                    .keys()
                    .forEach(
                        key ->
                            freezes.hold(
                                new Freezes.Hold(
                                    users,
                                    Long.toString(key),
                                    "legal-claim",
                                    "case-1",
                                    "dpo",
                                    LocalDate.now(controller.clock()).plusYears(1)))));
    histories
        .expecting(Outcome.RESTRICTED)
        .forEach(
            history ->
                history
                    .keys()
                    .forEach(key -> freezes.restrict(users, Long.toString(key), "accuracy")));
  }

  public RetentionJob.Ended retain(String runKey) {
    return new RetentionJob(controller, Progress.NONE)
        .run(AS_OF, runKey, RetentionSteps.Bounds.NONE);
  }

  public void comeBack() throws SQLException {
    try (Connection connection = controller.source().dataSource().getConnection()) {
      DemoPeople.comeBack(connection, FOLDER, histories, Instant.parse("2026-03-01T09:00:00Z"));
    }
  }

  public Plan plan(String runKey) {
    return new PlanStore(controller.source()).ofRun(controller.name(), runKey).orElseThrow();
  }

  public void approve(String runKey) {
    Plan plan = plan(runKey);
    new Approvals(controller.source(), controller.clock(), Approvers.keys(controller.settings()))
        .decide(plan, plan.digest(), Approvers.privateKey(key), true, "test");
  }

  /** How many of the history's people are still in their table. */
  public long present(DemoHistory history) {
    Long[] keys = history.keys().boxed().toArray(Long[]::new);
    return sql()
        .sql("SELECT count(*) FROM %s WHERE id = ANY (?)".formatted(history.table()))
        .param(keys)
        .query(Long.class)
        .single();
  }

  public DemoHistories histories() {
    return histories;
  }

  public Controller controller() {
    return controller;
  }

  public Path home() {
    return home;
  }

  public JdbcClient sql() {
    return JdbcClient.create(controller.source().dataSource());
  }

  @Override
  public void close() {
    databases.close();
  }
}
