package dev.lethe.jobs.realdata;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.Template;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The community site, and what should happen to it in plain SQL. */
final class Conlang {
  static final String SCHEMA = "stackexchange_conlang_meta";
  private static final Template WITHOUT_KEYS = new Template("conlang_bare", Conlang::load);
  private static final Template WITH_KEYS = new Template("conlang", Conlang::loadWithKeys);

  private Conlang() {}

  /** As the site's own software would have it; its relations have no foreign keys even so. */
  static FreshDatabase fresh(TestDatabase server) {
    return server.fresh("conlang_run", WITH_KEYS);
  }

  static FreshDatabase withoutKeys(TestDatabase server) {
    return server.fresh("conlang_bare_run", WITHOUT_KEYS);
  }

  /** Writes down who is due: inactive for more than 30 days, and no system user. */
  static void expect(FreshDatabase database, String asOf) {
    database.execute(
        """
        CREATE SCHEMA expected;
        CREATE TABLE expected.due AS SELECT id FROM %s.users
        WHERE last_access_date::date + interval '30 days' < date '%s' AND id <> -1
        """
            .formatted(SCHEMA, asOf));
  }

  /** Rows of a table whose column names somebody who is due. */
  static long naming(FreshDatabase database, String table, String column) {
    return database.number(
        "SELECT count(*) FROM %s.%s WHERE %s IN (SELECT id FROM expected.due)"
            .formatted(SCHEMA, table, column));
  }

  static long count(FreshDatabase database, String tableAndCondition) {
    return database.number("SELECT count(*) FROM %s.%s".formatted(SCHEMA, tableAndCondition));
  }

  /** A fingerprint of the texts, so that no text is compared in the open. */
  static String texts(FreshDatabase database) {
    return database
        .rows(
            """
            SELECT md5(string_agg(t, '' ORDER BY t)) FROM (
              SELECT md5(coalesce(title, '') || body) || id AS t FROM %1$s.posts
              UNION ALL SELECT md5(text) || id FROM %1$s.comments) a
            """
                .formatted(SCHEMA))
        .get(0);
  }

  private static void load(FreshDatabase database) {
    try (Connection connection = database.connect()) {
      PsqlScript.run(connection, SharedData.path("stackexchange-conlang-meta/load.sql"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void loadWithKeys(FreshDatabase database) {
    load(database);
    List.of("users", "posts", "comments", "votes", "badges")
        .forEach(
            table ->
                database.execute(
                    "ALTER TABLE %s.%s ADD PRIMARY KEY (id)".formatted(SCHEMA, table)));
  }
}
