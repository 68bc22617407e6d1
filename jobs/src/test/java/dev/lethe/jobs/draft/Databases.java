package dev.lethe.jobs.draft;

import dev.lethe.jobs.demo.DemoDatabase;
import dev.lethe.jobs.demo.DemoPeople;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.Template;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.realdata.PsqlScript;
import dev.lethe.jobs.realdata.SharedData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Databases to draft for; filled once per test process. */
final class Databases {
  private static final Template RENTAL = shared("dvdrental/dvdrental_pg15.sql");
  private static final Template ANALYTICS = shared("schema-umami/umami_pg15.sql");
  private static final Template IDENTITIES = shared("identities-fng3000/load.sql");
  private static final Template COMMUNITY = shared("stackexchange-conlang-meta/load.sql");
  private static final Template MARKET = new Template("market", Databases::market);

  private static final Template CLINIC =
      new Template("clinic", database -> database.execute(Expected.resource("clinique.sql")));

  private Databases() {}

  /** Invented for these tests. */
  static FreshDatabase clinic() {
    return TestDatabase.newest().fresh("draft_clinic", CLINIC);
  }

  static FreshDatabase rental() {
    return TestDatabase.newest().fresh("draft_rental", RENTAL);
  }

  static FreshDatabase analytics() {
    return TestDatabase.newest().fresh("draft_analytics", ANALYTICS);
  }

  static FreshDatabase identities() {
    return TestDatabase.newest().fresh("draft_identities", IDENTITIES);
  }

  static FreshDatabase community() {
    return TestDatabase.newest().fresh("draft_community", COMMUNITY);
  }

  /** The demo's marketplace with its fictional people, which the repository ships. */
  static FreshDatabase market() {
    return TestDatabase.newest().fresh("draft_market", MARKET);
  }

  private static Template shared(String script) {
    String name = script.substring(0, script.indexOf('/')).replace('-', '_');
    return new Template("draft_" + name, database -> load(database, script));
  }

  private static void load(FreshDatabase database, String script) {
    try (Connection connection = database.connect()) {
      PsqlScript.run(connection, SharedData.path(script));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void market(FreshDatabase database) {
    Path folder = Path.of("..", "config", "demo", "kmeroccase");
    try (Connection connection = database.connect()) {
      DemoDatabase.create(connection, folder);
      DemoPeople.load(
          connection, folder, 300, LocalDate.parse("2026-03-01"), ZoneId.of("Africa/Douala"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
