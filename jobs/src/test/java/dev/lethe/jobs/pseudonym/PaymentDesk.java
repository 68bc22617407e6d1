package dev.lethe.jobs.pseudonym;

import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.command.Spoken;
import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.retention.OneRun;
import dev.lethe.jobs.retention.OneRun.Others;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An invented payment desk whose policy pseudonymises, on a fresh database. */
public final class PaymentDesk implements AutoCloseable {
  private static final String TABLES =
      """
      CREATE TABLE accounts (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, phone varchar(40),
        kind text, seen_on date);
      CREATE TABLE orders (id bigint PRIMARY KEY, account_id bigint NOT NULL REFERENCES accounts (id),
        total int);
      CREATE TABLE payments (id bigint PRIMARY KEY, payer_email varchar(200), paid_on date);
      CREATE TABLE tickets (id bigint PRIMARY KEY, email text, opened_on date);
      """;

  private final FreshDatabase database;
  private final Path home;
  private final KeyPair approver;
  private final Databases databases;
  private Controller controller;

  private PaymentDesk(FreshDatabase database, Path home, KeyPair approver, Instant now) {
    this.database = database;
    this.home = home;
    this.approver = approver;
    this.databases = new Databases(home);
    this.controller = controller(now);
  }

  public static PaymentDesk create(String name, String now) {
    return create(name, now, text -> text);
  }

  /** With the policy's text changed. */
  public static PaymentDesk create(String name, String now, UnaryOperator<String> policy) {
    FreshDatabase database = TestDatabase.chosen().fresh(name);
    database.execute(TABLES);
    try {
      Path home = BuildFolder.fresh(name);
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      write(home.resolve("policy.yaml"), policy.apply(text()));
      write(
          home.resolve("dpo.pem"),
          Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      write(home.resolve("database.password"), database.password());
      write(home.resolve(Installation.FILE), settings(database, pair));
      var desk = new PaymentDesk(database, home, pair, Instant.parse(now));
      Installer.install(desk.controller.source(), desk.controller.policy());
      new ControlDatabase(desk.controller.controlSource()).install();
      return desk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String settings(FreshDatabase database, KeyPair approver) {
    return """
        controllers:
          desk:
            policy: policy.yaml
            source: {url: "%1$s", user: %2$s, password-file: database.password}
            control: {url: "%1$s", user: %2$s, password-file: database.password}
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: FR
            operator: tester
            approvers: {dpo: %3$s}
        """
        .formatted(
            database.url(),
            database.user(),
            Base64.getEncoder().encodeToString(approver.getPublic().getEncoded()));
  }

  private static String text() throws IOException {
    try (var in = PaymentDesk.class.getResourceAsStream("payment-desk.yaml")) {
      return new String(
          Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private Controller controller(Instant now) {
    return Controller.open(
        SettingsFile.read(home, Map.of()).only(),
        databases,
        new Spark(home.resolve("scratch"), Map.of()),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /** From now on the clock shows this moment. */
  void at(String now) {
    controller = controller(Instant.parse(now));
  }

  OneRun retain(String asOf) {
    return retain(asOf, () -> {});
  }

  /**
   * @param meanwhile what others do once the plan is approved
   */
  OneRun retain(String asOf, Runnable meanwhile) {
    return OneRun.of(
        controller,
        approver.getPrivate(),
        LocalDate.parse(asOf),
        UUID.randomUUID().toString(),
        Others.onceApproved(meanwhile));
  }

  public Spoken say(String... arguments) {
    return Spoken.at(home, arguments);
  }

  Controller controller() {
    return controller;
  }

  KeyPair approver() {
    return approver;
  }

  public Path home() {
    return home;
  }

  Path keys() {
    return home.resolve("keys");
  }

  public void execute(String sql) {
    database.execute(sql);
  }

  public List<String> rows(String sql) {
    return database.rows(sql);
  }

  String one(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows");
    }
    return rows.get(0);
  }

  @Override
  public void close() {
    databases.close();
  }
}
