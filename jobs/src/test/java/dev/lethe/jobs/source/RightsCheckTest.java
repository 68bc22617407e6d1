package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Row-level security, which would keep rows from the planner without an error. */
class RightsCheckTest {
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
          columns: {id: {is: key}, seen_at: {is: activity}}
      rules:
        - {id: L-1, clause: "1", quote: test, subject: readers, since: readers.seen_at, longer-than: P1Y, then: delete}
      limits: {approve-above: 0%, refuse-above: 100%}
      """;

  @TempDir private Path folder;
  private FreshDatabase database;
  private Policy policy;

  @BeforeEach
  void install() throws IOException {
    database = TestDatabase.newest().fresh("rights");
    database.execute("CREATE TABLE readers (id int PRIMARY KEY, seen_at date)");
    policy = PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), POLICY));
    Installer.install(new SourceDatabase(database.dataSource()), policy);
  }

  @Test
  void require_rowSecurityOnATableInScope_isRefusedByRoleAndTable() {
    assertThatCode(() -> requireAfter("ALTER TABLE readers DISABLE ROW LEVEL SECURITY"))
        .doesNotThrowAnyException();

    assertThatThrownBy(() -> requireAfter("ALTER TABLE readers ENABLE ROW LEVEL SECURITY"))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessage(
            "Cannot work on library: row-level security may hide rows from lethe_applier on readers,"
                + " lethe_planner on readers. Have 'ALTER ROLE lethe_planner BYPASSRLS' and 'ALTER"
                + " ROLE lethe_applier BYPASSRLS' run, or disable it on these tables.");
  }

  @Test
  void require_rolesThatBypassIt_isAccepted() {
    String planner =
        """
        ALTER TABLE readers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        ALTER ROLE lethe_planner BYPASSRLS;
        """;

    assertThatThrownBy(() -> requireAfter(planner))
        .hasMessageContaining("rows from lethe_applier on readers.");
    assertThatCode(() -> requireAfter(planner + "ALTER ROLE lethe_applier BYPASSRLS"))
        .doesNotThrowAnyException();
  }

  /** In a transaction that is rolled back: the roles belong to every test of this server. */
  private void requireAfter(String change) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      jdbc.sql(change).update();
      try {
        RightsCheck.require(jdbc, policy);
      } finally {
        connection.rollback();
      }
    }
  }
}
