package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.sign.PolicySignature;
import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.demo.DemoDefaults;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation on fresh databases with the demo's people in it. */
public final class DemoRig implements AutoCloseable {
  /** The first demo's day. */
  public static final LocalDate AS_OF = LocalDate.parse("2026-03-01");

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String KEY = "dpo.pem";
  private static final String MARKETPLACE = "kmeroccase";

  /** Code for a query over a few rows takes longer to generate than the query. */
  static final Map<String, String> SPARK_SETTINGS =
      Map.of(
          "spark.sql.shuffle.partitions", "2",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  /** One session for all tests of a fork: a second one would cost as much as a test. */
  private static final Spark SPARK =
      new Spark(
          Path.of(System.getProperty("java.io.tmpdir"), "lethe-test-scratch"), SPARK_SETTINGS);

  private final Path folder;
  private final Path home;
  private final FreshDatabase source;
  private final FreshDatabase control;
  private final Databases databases;
  private final Controller controller;
  private final DemoHistories histories;

  private DemoRig(
      Path folder,
      Path home,
      FreshDatabase source,
      FreshDatabase control,
      DemoHistories histories) {
    this.folder = folder;
    this.home = home;
    this.source = source;
    this.control = control;
    this.histories = histories;
    this.databases = new Databases(home);
    this.controller =
        Controller.open(
            SettingsFile.read(home, Map.of()).only(), databases, SPARK, Clock.systemUTC());
  }

  public static DemoRig create(String name, int people) throws SQLException {
    return create(name, people, policy -> policy);
  }

  /** With the policy's text changed. */
  public static DemoRig create(
      String name, int people, java.util.function.UnaryOperator<String> policy)
      throws SQLException {
    return of(MARKETPLACE, name, people, policy);
  }

  /** The policy's text without its statistics: for tests that are about something else. */
  public static String uncounted(String policy) {
    return policy
        .replaceAll("then: anonymise\\R +release: \\w+", "then: delete")
        .replaceAll("(?m)^releases:\\R(  .*\\R)+", "");
  }

  /** Of another controller that has a demo folder. */
  public static DemoRig of(
      String controller, String name, int people, java.util.function.UnaryOperator<String> policy)
      throws SQLException {
    try {
      Path folder = ROOT.resolve("config/demo").resolve(controller);
      Path home = BuildFolder.fresh(name);
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Files.writeString(
          home.resolve(KEY), Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      Files.writeString(
          home.resolve("policy.yaml"),
          policy.apply(
              Files.readString(ROOT.resolve("config/policies/%s.yaml".formatted(controller)))));
      Policy read = PolicyFile.read(home.resolve("policy.yaml"));
      sign(home.resolve("policy.yaml"), read, pair);
      InhabitedDemo demo = InhabitedDemo.of(folder, people, asOf(folder), read.zone());
      FreshDatabase source = TestDatabase.newest().fresh(name, demo.database());
      FreshDatabase control = TestDatabase.newest().fresh(name + "_control");
      Files.writeString(
          home.resolve(Installation.FILE), settings(controller, home, source, control, pair));
      return new DemoRig(folder, home, source, control, demo.histories()).installed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sign(Path file, Policy policy, KeyPair pair)
      throws IOException, GeneralSecurityException {
    Files.writeString(PolicySignature.beside(file), PolicySignature.of(policy, pair.getPrivate()));
  }

  private DemoRig installed() {
    Installer.install(controller.source(), controller.policy());
    controller.control().install();
    freeze();
    return this;
  }

  /**
   * Another rig that goes on from where this one stands: databases and folder are copied. Nobody
   * may be at work on this one, and nothing is left open in it.
   */
  DemoRig copy(String name) {
    databases.close();
    FreshDatabase source = TestDatabase.newest().copy(name, this.source);
    FreshDatabase control = TestDatabase.newest().copy(name + "_control", this.control);
    try {
      Path home = FolderCopy.of(this.home);
      Path settings = home.resolve(Installation.FILE);
      Files.writeString(
          settings,
          Files.readString(settings)
              .replace(this.source.url(), source.url())
              .replace(this.control.url(), control.url()));
      return new DemoRig(folder, home, source, control, histories);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(
      String controller, Path home, FreshDatabase source, FreshDatabase control, KeyPair approver)
      throws IOException {
    return """
        controllers:
          %s:
            policy: policy.yaml
            source: %s
            control: %s
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: CM
            regions: {source: FR, control: FR, warehouse: FR, evidence: FR, keys: FR, temporary: FR, logs: FR, backups: "FR, another town", declared-by: dpo}
            operator: tester
            approvers: {dpo: %s}
            signers: {dpo: %<s}
            recipients:
              payment-provider: {folder: outbox/payment-provider}
              social-networks: {folder: outbox/social-networks}
        """
        .formatted(
            controller,
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
    LocalDate review = LocalDate.now(controller.clock()).plusYears(1);
    String kind = controller.policy().holds().get(0);
    expecting(
        Outcome.HELD,
        (table, key) -> freezes.hold(new Freezes.Hold(table, key, kind, "case-1", "dpo", review)));
    expecting(Outcome.RESTRICTED, (table, key) -> freezes.restrict(table, key, "accuracy"));
  }

  private void expecting(Outcome outcome, BiConsumer<TableName, String> action) {
    for (DemoHistory history : histories.expecting(outcome)) {
      history
          .keys()
          .forEach(key -> action.accept(TableName.of(history.table()), Long.toString(key)));
    }
  }

  private static LocalDate asOf(Path folder) {
    return DemoDefaults.read(folder).asOf();
  }

  public RetentionJob.Ended retain(String runKey) {
    return retain(runKey, asOf(folder));
  }

  public RetentionJob.Ended retain(String runKey, LocalDate day) {
    return new RetentionJob(controller, Progress.NONE).run(day, runKey, RetentionSteps.Bounds.NONE);
  }

  public void comeBack() throws SQLException {
    try (Connection connection = controller.source().dataSource().getConnection()) {
      DemoPeople.comeBack(
          connection, folder, histories, asOf(folder).atTime(9, 0).toInstant(ZoneOffset.UTC));
    }
  }

  public Plan plan(String runKey) {
    return new PlanStore(controller.source()).ofRun(controller.name(), runKey).orElseThrow();
  }

  public void approve(String runKey) {
    Plan plan = plan(runKey);
    new Approvals(controller.source(), controller.clock(), Approvers.keys(controller.settings()))
        .decide(plan, plan.digest(), Approvers.privateKey(home.resolve(KEY)), true, "test");
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
