package dev.lethe.jobs.retention;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.BuildFolder;
import dev.lethe.jobs.evidence.Recontacted;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.recipients.Outbox;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.SettingsFile;
import dev.lethe.jobs.settings.Spark;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.source.Lease;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An invented club that asks its people once before it forgets them, on a fresh database. */
public final class Club implements AutoCloseable {
  private static final String TABLES =
      """
      CREATE TABLE members (id bigint PRIMARY KEY, email text, phone text, born_on date DEFAULT '1980-01-01',
        parent_at timestamptz, news boolean NOT NULL DEFAULT TRUE, joined_at timestamptz, seen_at timestamptz,
        agreed_at timestamptz);
      CREATE TABLE patrons (id bigint PRIMARY KEY, email text, town text, gave_at timestamptz, agreed_on date);
      """;

  private final FreshDatabase database;
  private final Path home;
  private final Databases databases;
  private final KeyPair approver;
  private final Today clock = new Today();
  private final Controller controller;

  private Club(FreshDatabase database, Path home, Databases databases, KeyPair approver) {
    this.database = database;
    this.home = home;
    this.databases = databases;
    this.approver = approver;
    this.controller =
        Controller.open(
            SettingsFile.read(home, Map.of()).only(),
            databases,
            new Spark(home.resolve("scratch"), Map.of()),
            clock);
  }

  public static Club create(String name) {
    return create(name, text -> text);
  }

  /** With the policy's text changed. */
  public static Club create(String name, UnaryOperator<String> change) {
    FreshDatabase database = TestDatabase.chosen().fresh(name);
    database.execute(TABLES);
    try {
      Path home = BuildFolder.fresh(name);
      KeyPair approver = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Files.writeString(home.resolve("policy.yaml"), change.apply(text()));
      Files.writeString(
          home.resolve("dpo.pem"),
          Base64.getEncoder().encodeToString(approver.getPrivate().getEncoded()));
      Files.writeString(home.resolve("source.password"), database.password());
      Files.writeString(home.resolve(Installation.FILE), settings(database, approver));
      var club = new Club(database, home, new Databases(home), approver);
      Installer.install(club.controller.source(), club.controller.policy());
      club.controller.control().install();
      return club;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String settings(FreshDatabase database, KeyPair approver) {
    return """
        controllers:
          club:
            policy: policy.yaml
            source: {url: "%1$s", user: %2$s, password-file: source.password}
            control: {url: "%1$s", user: %2$s, password-file: source.password}
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: FR
            operator: tester
            approvers: {dpo: %3$s}
            recipients:
              mailer: {folder: outbox/mailer}
        """
        .formatted(
            database.url(),
            database.user(),
            Base64.getEncoder().encodeToString(approver.getPublic().getEncoded()));
  }

  private static String text() throws IOException {
    try {
      return Files.readString(
          Path.of(java.util.Objects.requireNonNull(Club.class.getResource("club.yaml")).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One run, approved and carried out on its day. */
  Map<String, Recontacted> retain(String day) {
    return retain(day, () -> {});
  }

  /**
   * What came of asking, by rule.
   *
   * @param meanwhile what others do once the plan is approved
   */
  Map<String, Recontacted> retain(String day, Runnable meanwhile) {
    return retain(day, day, meanwhile);
  }

  /** The run of a day, made up for on a later one. */
  Map<String, Recontacted> retain(String day, String today, Runnable meanwhile) {
    clock.set(LocalDate.parse(today));
    OneRun run =
        OneRun.of(
            controller,
            approver.getPrivate(),
            LocalDate.parse(day),
            "day|" + day,
            OneRun.Others.beforeApply(meanwhile));
    return run.records().values().stream()
        .filter(record -> record.recontacted().isPresent())
        .collect(
            java.util.stream.Collectors.toMap(
                record -> record.rule().id(), record -> record.recontacted().orElseThrow()));
  }

  /** As the approver decides. */
  void approve(RetentionRun run, Plan plan) {
    run.approvals().decide(plan, plan.digest(), approver.getPrivate(), true, "test");
  }

  Plan plan(String day) {
    clock.set(LocalDate.parse(day));
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      return new RetentionRun(controller, lease, Progress.NONE)
          .plan(LocalDate.parse(day), "day|" + day);
    }
  }

  /** The mailer's batches are handed over, on whatever day it is. */
  long send() {
    return new Outbox(controller).send("mailer");
  }

  /** What the mailer was asked to write to, line by line. */
  List<String> mailed() {
    try {
      Path folder = home.resolve("outbox/mailer");
      if (!Files.exists(folder)) {
        return List.of();
      }
      var lines = new ArrayList<String>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          lines.addAll(Files.readAllLines(file));
        }
      }
      return lines.stream().filter(line -> line.contains("lethe.recontact/1")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void today(String day) {
    clock.set(LocalDate.parse(day));
  }

  /** The same club under another version of its policy. */
  Controller with(UnaryOperator<String> change) {
    try {
      Files.writeString(home.resolve("policy.yaml"), change.apply(text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Controller.open(
        SettingsFile.read(home, Map.of()).only(),
        databases,
        new Spark(home.resolve("scratch"), Map.of()),
        clock);
  }

  Freezes freezes() {
    return new Freezes(controller.source(), controller.policy(), clock);
  }

  void hold(String table, long key) {
    freezes()
        .hold(
            new Freezes.Hold(
                TableName.of(table),
                Long.toString(key),
                "legal-claim",
                "c-1",
                "dpo",
                LocalDate.parse("2050-01-01")));
  }

  public Controller controller() {
    return controller;
  }

  public Path home() {
    return home;
  }

  public void execute(String sql) {
    database.execute(sql);
  }

  public List<String> rows(String sql) {
    return database.rows(sql);
  }

  @Override
  public void close() {
    databases.close();
  }

  /** Noon of the day that the test says it is. */
  private static final class Today extends Clock {
    private Instant now = Instant.parse("2030-01-01T11:00:00Z");

    void set(LocalDate day) {
      now = day.atTime(11, 0).toInstant(java.time.ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      Today shared = this;
      return new Clock() {
        @Override
        public Instant instant() {
          return shared.instant();
        }

        @Override
        public ZoneId getZone() {
          return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
          return shared.withZone(other);
        }
      };
    }
  }
}
