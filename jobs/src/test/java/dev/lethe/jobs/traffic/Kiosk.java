package dev.lethe.jobs.traffic;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Edition;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Safeguards;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An invented controller whose tables bear the most awkward names that PostgreSQL admits. */
final class Kiosk {
  static final ControllerId CONTROLLER = new ControllerId("kiosk");
  static final TableName HITS = new TableName("Odd Shop", "page\"views");
  static final TableName CHOICES = new TableName("Odd Shop", "select");

  private static final String SCHEMA =
      """
      CREATE SCHEMA "Odd Shop";
      CREATE TABLE "Odd Shop"."page""views" (
        "Visitor Id" text, "when" timestamptz, "path" text, "refer'rer" text, "user\\agent" text,
        ip inet);
      CREATE TABLE "Odd Shop"."select" ("order" text, "from" text, "group" timestamptz);
      DO $$ BEGIN CREATE ROLE lethe_planner; EXCEPTION WHEN duplicate_object THEN END $$;
      GRANT USAGE ON SCHEMA "Odd Shop" TO lethe_planner;
      GRANT SELECT ON ALL TABLES IN SCHEMA "Odd Shop" TO lethe_planner;
      """;

  private Kiosk() {}

  static void createIn(FreshDatabase database) {
    database.execute(SCHEMA);
  }

  static SourceAccess access(FreshDatabase database) {
    return new SourceAccess(database.url(), database.user(), database.password());
  }

  static Traffic traffic() {
    return trafficOf(HITS.table());
  }

  /** Hits in another table or view of the same shape. */
  static Traffic trafficOf(String hits) {
    return new Traffic(
        new Clause("1", "nothing but counts"),
        PeriodKind.DAY,
        List.copyOf(EnumSet.allOf(Traffic.Figure.class)),
        new TableName(HITS.schema(), hits),
        "Visitor Id",
        "when",
        "path",
        "refer'rer",
        "user\\agent",
        new Traffic.Consent(CHOICES, "order", "from", "group", List.of("yes", "it's fine")),
        Duration.ofMinutes(30),
        11,
        Optional.of("Kiosk.example"),
        List.of("/", "/items", "/items/*", "/items/*/photos", "/a_b/*", "/items/new"),
        List.of("search.example", "mail.search.example", "chat.example"));
  }

  static Policy policy(ZoneId zone) {
    return policy(zone, traffic());
  }

  static Policy policy(ZoneId zone, Traffic traffic) {
    return new Policy(
        CONTROLLER,
        Role.CONTROLLER,
        zone,
        Locale.FRENCH,
        new Document("Kiosk", "1", Optional.empty(), Optional.empty()),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        new Limits(0.02, 0.2),
        Optional.of(traffic),
        Safeguards.NONE,
        Edition.UNNUMBERED,
        "0".repeat(64));
  }

  /** Values: visitor, at, path, referrer, user agent; NULL as null. */
  static void hit(FreshDatabase database, String... values) {
    insert(
        database,
        "INSERT INTO \"Odd Shop\".\"page\"\"views\" VALUES (?, ?::timestamptz, ?, ?, ?, '192.0.2.7')",
        Arrays.copyOf(values, 5));
  }

  /** Values: visitor, choice, decided at. */
  static void choice(FreshDatabase database, String... values) {
    insert(database, "INSERT INTO \"Odd Shop\".\"select\" VALUES (?, ?, ?::timestamptz)", values);
  }

  private static void insert(FreshDatabase database, String sql, String... values) {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
