package dev.lethe.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a server takes no minutes. */
@Timeout(120)
class EmbeddedPostgresTest {
  private static final Binaries NEWEST = EmbeddedServer.binaries("newest");

  @TempDir Path folder;

  @AfterEach
  void stop() {
    assertThat(EmbeddedPostgres.stop(folder)).isTrue();
  }

  @Test
  void open_afterClose_findsTheData() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      postgres.createDatabase("shop");
      shop(postgres).execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      assertThat(shop(postgres).number("SELECT answer FROM kept")).isEqualTo(42);
    }
  }

  @Test
  void open_twiceInOneProcess_isOneServerUntilTheLastClose() {
    EmbeddedPostgres first = EmbeddedPostgres.open(folder, NEWEST);
    EmbeddedPostgres second = EmbeddedPostgres.open(folder, NEWEST);

    assertThat(second.jdbcUrl("postgres")).isEqualTo(first.jdbcUrl("postgres"));
    first.close();
    first.close();
    assertThat(second.hasDatabase("postgres")).isTrue();
    assertThat(EmbeddedPostgres.stop(folder)).isFalse();
    second.close();
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void open_onDataOfAnotherVersion_isRefused() {
    EmbeddedPostgres.open(folder, EmbeddedServer.binaries("oldest")).close();

    assertThatThrownBy(() -> EmbeddedPostgres.open(folder, NEWEST))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot start PostgreSQL 18 in %s: its data are of version 14. Name another folder with --home."
                .formatted(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000000000000000000000000000000000000000", "", "gone"})
  void open_withoutTheServersPassword_saysSoAtOnceAndLeavesNoServer(String written)
      throws IOException {
    EmbeddedPostgres.open(folder, NEWEST).close();
    Path password = folder.resolve("password");
    String right = Files.readString(password);
    lose(password, written);

    assertThatThrownBy(() -> EmbeddedPostgres.open(folder, NEWEST)).hasMessage(refusal());
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();

    Files.writeString(password, right);
    try (EmbeddedPostgres running = EmbeddedPostgres.open(folder, NEWEST)) {
      lose(password, written);
      assertThatThrownBy(() -> EmbeddedPostgres.open(folder, NEWEST)).hasMessage(refusal());
      Files.writeString(password, right);
      assertThat(running.hasDatabase("postgres")).isTrue();
      lose(password, written);
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  private static void lose(Path password, String written) throws IOException {
    if (written.equals("gone")) {
      Files.delete(password);
    } else {
      Files.writeString(password, written);
    }
  }

  private String refusal() {
    return "Cannot use PostgreSQL in %s: it does not take the password in %s. Put back the one that it was created with."
        .formatted(folder, folder.resolve("password"));
  }

  @Test
  void databases_createdAndDropped_areThereAndGone() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      postgres.createDatabase("odd \"name\"");
      postgres.createDatabase("copy", "odd \"name\"");

      assertThat(postgres.hasDatabase("odd \"name\"")).isTrue();
      postgres.dropDatabase("copy");
      assertThat(postgres.hasDatabase("copy")).isFalse();
      assertThatThrownBy(() -> postgres.createDatabase("odd \"name\""))
          .hasMessage("Cannot create database odd \"name\": SQLSTATE 42P04. Run ./lethe doctor.");
    }
  }

  @Test
  void server_toStrangers_isClosed() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      String url = postgres.jdbcUrl("postgres");

      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(postgres.password()).hasSize(48);
      assertThat(
              maintenance(postgres)
                  .rows(
                      "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"))
          .containsExactly("127.0.0.1|");
    }
  }

  @Test
  void errors_withValues_leaveNoneInTheLogNorTheDetailInTheException() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, NEWEST)) {
      FreshDatabase database = maintenance(postgres);
      database.execute("CREATE TABLE people (email text PRIMARY KEY)");
      database.execute("INSERT INTO people VALUES ('awa@example.org')");

      assertThatThrownBy(() -> database.execute("INSERT INTO people SELECT email FROM people"))
          .rootCause()
          .hasMessageContaining("people_pkey")
          .hasMessageNotContaining("awa");
      assertThatThrownBy(() -> database.execute("SELECT 'awa@example.org'::int"));
    }
    assertThat(folder.resolve("server.log")).content().contains("ready").doesNotContain("awa");
  }

  private static FreshDatabase shop(EmbeddedPostgres postgres) {
    return new EmbeddedServer(postgres).database("shop");
  }

  private static FreshDatabase maintenance(EmbeddedPostgres postgres) {
    return new EmbeddedServer(postgres).maintenance();
  }
}
