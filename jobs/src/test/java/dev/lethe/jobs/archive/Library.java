package dev.lethe.jobs.archive;

import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.retention.Freezes;
import dev.lethe.jobs.retention.OneRun;
import dev.lethe.jobs.retention.OneRun.Others;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.Progress;
import dev.lethe.jobs.retention.RetentionRun;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.DatabaseSettings;
import dev.lethe.jobs.settings.Regions;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** An invented library whose policy archives, on a fresh database. */
final class Library {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2040-06-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String TABLES =
      """
      CREATE TABLE members (id bigint PRIMARY KEY, name text NOT NULL, closed_on date);
      CREATE TABLE cards (id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES members (id),
        code text NOT NULL UNIQUE);
      CREATE TABLE fines (id bigint PRIMARY KEY, card_code text NOT NULL REFERENCES cards (code),
        reason text);
      CREATE TABLE invoices (id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES members (id),
        number text NOT NULL, amount int, note text, paid_on date);
      CREATE TABLE debits (id bigint PRIMARY KEY, token text NOT NULL, holder text, deferred boolean,
        debited_at timestamptz NOT NULL);
      """;

  private final FreshDatabase database;
  private final DataSource pool;
  private final KeyPair approver;
  private final Path home;
  private final Controller controller;

  private Library(
      FreshDatabase database, DataSource pool, KeyPair approver, Path home, String policy) {
    this.database = database;
    this.pool = pool;
    this.approver = approver;
    this.home = home;
    this.controller = open(policy);
  }

  /** Empty, with schema lethe installed. */
  static Library create(String name) {
    FreshDatabase database = TestDatabase.chosen().fresh(name);
    database.execute(TABLES);
    try {
      KeyPair approver = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var library =
          new Library(database, pool(database), approver, BuildFolder.fresh(name), text());
      Installer.install(library.controller.source(), library.controller.policy());
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same database under another policy. */
  Library under(UnaryOperator<String> change) {
    return new Library(database, pool, approver, home, change.apply(text()));
  }

  /** A connection costs more than what most steps do with it. */
  private static DataSource pool(FreshDatabase database) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    return pool;
  }

  private static String text() {
    try {
      return Files.readString(
          Path.of(
              java.util.Objects.requireNonNull(Library.class.getResource("library.yaml")).toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  OneRun retain(String asOf) {
    return retain(asOf, Others.NOBODY);
  }

  OneRun retain(String asOf, Others others) {
    return OneRun.of(
        controller,
        approver.getPrivate(),
        LocalDate.parse(asOf),
        UUID.randomUUID().toString(),
        others);
  }

  /** An approved plan, looked at again after somebody did something. */
  void approveThen(String asOf, Runnable meanwhile) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      var run = new RetentionRun(controller, lease, Progress.NONE);
      Plan plan = run.plan(LocalDate.parse(asOf), UUID.randomUUID().toString());
      run.approvals().decide(plan, plan.digest(), approver.getPrivate(), true, "test");
      meanwhile.run();
      run.require(plan);
    }
  }

  UUID hold(String table, String key) {
    return freezes()
        .hold(
            new Freezes.Hold(
                TableName.of(table),
                key,
                "legal-claim",
                "c-1",
                "dpo",
                LocalDate.parse("2050-01-01")));
  }

  Freezes freezes() {
    return new Freezes(controller.source(), controller.policy(), CLOCK);
  }

  ArchiveReading reading() {
    return new ArchiveReading(controller);
  }

  Controller controller() {
    return controller;
  }

  /** Of the policy's file. */
  String digest() {
    return controller.policy().sha256();
  }

  Path evidence() {
    return home.resolve("evidence");
  }

  void execute(String sql) {
    database.execute(sql);
  }

  List<String> rows(String sql) {
    return database.rows(sql);
  }

  /** Key, term, columns and last day of each row of a table that is archived. */
  List<String> archived(String table) {
    return rows(
        "SELECT row_key, subject_key, term_id, columns, archived_on, purge_after FROM lethe_archive.entry WHERE table_name = '%s' ORDER BY row_key::bigint"
            .formatted(table));
  }

  private Controller open(String text) {
    try {
      Path file = Files.writeString(Files.createTempFile(home, "policy", ".yaml"), text);
      Policy policy = PolicyFile.read(file);
      var control = new ControlDatabase(pool);
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
          new SourceDatabase(pool),
          new SourceAccess(database.url(), database.user(), database.password()),
          pool,
          control,
          RunLog.at(settings.evidence(), settings.keys()),
          new Spark(home.resolve("scratch"), Map.of()),
          CLOCK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
