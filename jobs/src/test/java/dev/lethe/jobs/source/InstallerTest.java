package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.Binaries;
import dev.lethe.jobs.postgres.EmbeddedPostgres;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights on tables outside the policy that use a shared row. */
class InstallerTest {
  private static final String LIBRARY =
      """
      CREATE TABLE addresses (id int PRIMARY KEY, street text) PARTITION BY RANGE (id);
      CREATE TABLE addresses_1 PARTITION OF addresses FOR VALUES FROM (0) TO (1000);
      CREATE TABLE readers (id int PRIMARY KEY, address_id int REFERENCES addresses, seen_at date);
      CREATE SCHEMA shop;
      CREATE TABLE shop.visits (id int, at int, cost int) PARTITION BY RANGE (id);
      CREATE TABLE shop.visits_1 PARTITION OF shop.visits FOR VALUES FROM (0) TO (1000);
      ALTER TABLE shop.visits_1 ADD FOREIGN KEY (at) REFERENCES addresses_1;
      """;

  @TempDir private Path folder;

  @Test
  void install_sharedRowUsedByPartitions_letsTheApplierReadTheUseInTheWholeTable()
      throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("shared");
    database.execute(LIBRARY);
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY);

    Installer.install(new SourceDatabase(database.dataSource()), PolicyFile.read(policy));

    assertThat(
            database.rows(
                """
                SELECT has_schema_privilege('lethe_applier', 'shop', 'USAGE'),
                       has_column_privilege('lethe_applier', 'shop.visits', 'at', 'SELECT'),
                       has_column_privilege('lethe_applier', 'shop.visits', 'cost', 'SELECT')
                """))
        .containsExactly("t|t|f");
  }

  @Test
  void install_besideAnotherOnTheSameServer_waitsForItsRoles() throws Exception {
    Policy policy = PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), POLICY));
    try (EmbeddedPostgres server =
            EmbeddedPostgres.open(folder.resolve("server"), Binaries.bundled());
        Connection other = database(server, "postgres").connect();
        Statement sql = other.createStatement()) {
      server.createDatabase("library");
      FreshDatabase library = database(server, "library");
      library.execute(LIBRARY);
      other.setAutoCommit(false);
      sql.execute("CREATE ROLE lethe_planner; CREATE ROLE lethe_guard");
      sql.execute("GRANT lethe_guard TO CURRENT_USER");

      CompletableFuture<Void> install =
          CompletableFuture.runAsync(
              () -> Installer.install(new SourceDatabase(library.dataSource()), policy));
      while (!install.isDone()
          && library.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
        Thread.sleep(10);
      }
      other.commit();

      assertThat(install).succeedsWithin(Duration.ofSeconds(30));
      assertThat(library.number("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'lethe%'"))
          .isEqualTo(6);
    }
  }

  private static FreshDatabase database(EmbeddedPostgres server, String name) {
    return new FreshDatabase(name, server.jdbcUrl(name), server.user(), server.password());
  }

  private static final String POLICY =
      """
      controller: library
      role: controller
      zone: UTC
      language: en
      document: {title: Test, version: "1"}
      tables:
        readers:
          key: id
          subject: id
          columns: {id: {is: key}, address_id: {is: link}, seen_at: {is: activity}}
        addresses:
          key: id
          subject: id <- readers.address_id
          columns: {id: {is: key}, street: {is: identifier}}
      rules:
        - {id: L-1, clause: "1", quote: test, subject: readers, since: readers.seen_at, longer-than: P1Y, then: delete}
      limits: {approve-above: 0%, refuse-above: 100%}
      """;
}
