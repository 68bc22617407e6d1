package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trigger by itself: whom it waits for, whom it refuses, and who notices that it is gone. */
class GuardTriggerTest {
  private static final String CLUB =
      """
      CREATE TABLE members (id %1$s PRIMARY KEY, closed_on date);
      CREATE TABLE notes (id int, member_id %2$s) PARTITION BY RANGE (id);
      CREATE TABLE notes_1 PARTITION OF notes FOR VALUES FROM (0) TO (1000);
      CREATE UNIQUE INDEX ON notes (id);
      INSERT INTO members VALUES ('%3$s', '2020-01-01');
      """;
  private static final String POLICY =
      """
      controller: club
      role: controller
      zone: UTC
      language: en
      document: {title: Test, version: "1"}
      tables:
        members:
          key: id
          subject: id
          columns: {id: {is: key}, closed_on: {is: event}}
        notes:
          key: id
          subjects: [{via: member_id -> members.id, guard: trigger}]
          columns: {id: {is: key}, member_id: {is: link}}
      rules:
        - {id: C-1, clause: "1", quote: test, subject: members, since: members.closed_on, longer-than: P1Y, then: delete}
      limits: {approve-above: 0%, refuse-above: 100%}
      """;

  @TempDir private Path folder;
  private FreshDatabase club;
  private SourceDatabase source;
  private Policy policy;

  @BeforeEach
  void install() throws IOException {
    install("bigint", "int", "1");
  }

  private void install(String parent, String child, String key) throws IOException {
    club = TestDatabase.chosen().fresh("guard");
    club.execute(CLUB.formatted(parent, child, key));
    source = new SourceDatabase(club.dataSource());
    policy = policy(POLICY);
    Installer.install(source, policy);
  }

  @ParameterizedTest
  @CsvSource({
    "bigint, int, 1",
    "uuid, uuid, 6f1c1a52-6a3e-4b53-9d0e-0d7a5f5e9a01",
    "text, varchar(40), it's",
    "'numeric(12,0)', 'numeric(12,0)', 1",
  })
  void insert_whileTheParentIsErased_waitsAndIsRefusedWithoutItsValue(
      String parent, String child, String key) throws Exception {
    install(parent, child, key.replace("'", "''"));
    String insert = "INSERT INTO notes VALUES (5, '%s')".formatted(key.replace("'", "''"));
    try (Connection eraser = open();
        Connection writer = club.connect()) {
      execute(eraser, "DELETE FROM members");
      CompletableFuture<SQLException> refused =
          CompletableFuture.supplyAsync(() -> fail(writer, insert));
      awaitWaiting();
      eraser.commit();
      SQLException refusal = refused.get(1, TimeUnit.MINUTES);
      assertThat(refusal.getSQLState()).isEqualTo("LE002");
      assertThat(refusal.getMessage())
          .startsWith(
              "ERROR: Cannot add a row to notes: the row of members that it points at has been erased.")
          .doesNotContain(key);
    }
    assertThat(club.number("SELECT count(*) FROM notes")).isZero();
  }

  @Test
  void delete_whileAChildIsOpen_waitsForIt() throws Exception {
    try (Connection writer = open();
        Connection eraser = club.connect()) {
      execute(writer, "INSERT INTO notes VALUES (5, 1)");
      var erased =
          CompletableFuture.runAsync(() -> execute(eraser, "SELECT 1 FROM members FOR UPDATE"));
      awaitWaiting();
      writer.commit();
      erased.get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void insert_underRepeatableRead_isRefusedAsAConflict() throws Exception {
    try (Connection eraser = open();
        Connection writer = open()) {
      execute(writer, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT FROM members");
      execute(eraser, "DELETE FROM members");
      eraser.commit();
      assertThat(fail(writer, "INSERT INTO notes VALUES (5, 1)").getSQLState()).isEqualTo("40001");
    }
  }

  @Test
  void insert_whatTheDatabaseAlwaysTook_isStillTaken() {
    club.execute("INSERT INTO notes VALUES (1, 1), (2, 77), (3, NULL)");
    club.execute("UPDATE notes SET member_id = 78 WHERE id = 1");
    assertThat(club.number("SELECT count(*) FROM notes")).isEqualTo(3);
  }

  @Test
  void insert_byWhoMaySeeNoParent_isGuardedAllTheSame() throws Exception {
    club.execute(
        """
        DO $$ BEGIN CREATE ROLE club_writer; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
        GRANT INSERT ON notes TO club_writer;
        CREATE SCHEMA IF NOT EXISTS hers;
        GRANT ALL ON SCHEMA hers TO club_writer;
        """);
    try (Connection eraser = open();
        Connection writer = club.connect()) {
      execute(
          writer,
          "SET ROLE club_writer; CREATE TABLE hers.members (id int); INSERT INTO hers.members VALUES (1); SET search_path = hers, public");
      execute(eraser, "DELETE FROM public.members");
      var refused =
          CompletableFuture.supplyAsync(() -> fail(writer, "INSERT INTO notes VALUES (5, 1)"));
      awaitWaiting();
      eraser.commit();
      assertThat(refused.get(1, TimeUnit.MINUTES).getSQLState()).isEqualTo("LE002");
      assertThat(fail(writer, "SELECT FROM lethe.plan_subject").getSQLState()).isEqualTo("42501");
    }
  }

  @Test
  void update_throughAnotherTrigger_isGuarded() throws Exception {
    club.execute(
        """
        INSERT INTO notes VALUES (5, NULL);
        CREATE FUNCTION adopt() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.member_id = 1; RETURN NEW; END';
        CREATE TRIGGER adopt BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION adopt();
        """);
    try (Connection eraser = open();
        Connection writer = club.connect()) {
      execute(eraser, "DELETE FROM members");
      var refused =
          CompletableFuture.supplyAsync(() -> fail(writer, "UPDATE notes SET id = 6 WHERE id = 5"));
      awaitWaiting();
      eraser.commit();
      assertThat(refused.get(1, TimeUnit.MINUTES).getSQLState()).isEqualTo("LE002");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TRIGGER %s ON notes | is not there",
        "ALTER TABLE notes DISABLE TRIGGER %s | is switched off",
        "ALTER TABLE notes_1 DISABLE TRIGGER %s | is switched off",
        "ALTER TABLE notes ENABLE REPLICA TRIGGER %s | is switched off",
        "CREATE OR REPLACE FUNCTION lethe_guard.%f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'BEGIN RETURN NEW; END' | is not as Lethe writes it",
        "ALTER FUNCTION lethe_guard.%f() SET search_path = public | is not as Lethe writes it",
        "REVOKE UPDATE (id) ON members FROM lethe_guard | may not look at its parents",
        "ALTER FUNCTION lethe_guard.%f() SECURITY INVOKER | is not as Lethe writes it",
        "ALTER FUNCTION lethe_guard.%f() OWNER TO CURRENT_USER | is not as Lethe writes it",
        "CREATE OR REPLACE TRIGGER %s BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION lethe_guard.%f() | is not as Lethe writes it",
        "CREATE OR REPLACE TRIGGER %s BEFORE INSERT OR UPDATE ON notes FOR EACH ROW WHEN (NEW.id < 9) EXECUTE FUNCTION lethe_guard.%f() | is not as Lethe writes it",
      })
  void require_guardThatDoesNotStand_isRefusedByNameAndMendedByInstall(String harm, String said) {
    assertThat(standing()).isEqualTo(1);
    club.execute(named(harm));
    assertThatThrownBy(this::standing)
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessage(
            "Cannot work on club: the guard of notes.member_id %s. Run 'lethe install', or have the statements of 'lethe install --print-sql' run.",
            said);
    Installer.install(source, policy);
    assertThat(standing()).isEqualTo(1);
  }

  @Test
  void require_enabledAlways_stands() {
    club.execute(named("ALTER TABLE notes ENABLE ALWAYS TRIGGER %s"));
    Installer.install(source, policy);
    assertThat(standing()).isEqualTo(1);
    assertThat(
            club.rows(
                "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgname LIKE 'zzz_lethe_guard%' AND tgrelid = 'notes'::regclass"))
        .containsExactly("A");
  }

  @Test
  void require_anotherTriggerAfterIt_isRefused() {
    club.execute(
        """
        CREATE FUNCTION adopt() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER zzzz BEFORE UPDATE ON notes_1 FOR EACH ROW EXECUTE FUNCTION adopt();
        """);
    assertThatThrownBy(this::standing).hasMessageContaining("comes before another trigger");
  }

  @Test
  void require_parentsHiddenByRowSecurity_isRefused() {
    club.execute("ALTER TABLE members ENABLE ROW LEVEL SECURITY");
    assertThatThrownBy(this::standing).hasMessageContaining("may not see every parent");
  }

  @Test
  void require_partitionThatCameLater_isGuardedToo() {
    club.execute("CREATE TABLE notes_2 (id int, member_id int)");
    club.execute("ALTER TABLE notes ATTACH PARTITION notes_2 FOR VALUES FROM (1000) TO (2000)");
    assertThat(standing()).isEqualTo(1);
    assertThat(club.number("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'notes_2'::regclass"))
        .isEqualTo(1);
  }

  @Test
  void install_again_changesNothing() {
    String state =
        "SELECT t.oid, t.tgrelid, f.oid, f.prosrc FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid WHERE f.pronamespace = 'lethe_guard'::regnamespace ORDER BY 1";
    var before = club.rows(state);
    Installer.install(source, policy);
    assertThat(club.rows(state)).isEqualTo(before).hasSize(2);
    club.execute(Installer.sql(policy));
    assertThat(standing()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {", guard: lock", ""})
  void install_guardThatThePolicyGaveUp_takesTheTriggerAway(String guard) throws IOException {
    Installer.install(source, policy(POLICY.replace(", guard: trigger", guard)));
    assertThat(guards()).isZero();
  }

  @Test
  void uninstall_takesTheTriggerOfThisControllerAndLeavesTheSchema() throws IOException {
    Policy other = policy(POLICY.replace("controller: club", "controller: other"));
    Installer.install(source, other);
    assertThat(guards()).isEqualTo(4);
    Installer.uninstall(source, policy);
    assertThat(guards()).isEqualTo(2);
    club.execute("INSERT INTO notes VALUES (5, 1)");
    Installer.uninstall(source, other);
    assertThat(guards()).isZero();
    assertThat(
            club.rows(
                "SELECT has_table_privilege('lethe_applier', 'members', 'DELETE'), has_any_column_privilege('lethe_guard', 'members', 'SELECT'), to_regclass('lethe.hold') IS NOT NULL"))
        .containsExactly("f|f|t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text; int; integer and text are not compared through the index",
        "bigint; text; text and bigint are not compared through the index",
        "numeric(12,0); numeric(12,2); numeric(12,2) and numeric(12,0) are not compared through the index",
        "bigint; int GENERATED ALWAYS AS (1) STORED; the database fills the column",
      })
  void install_relationThatATriggerWouldHarm_isRefusedAndInstallsNone(
      String parent, String child, String said) {
    FreshDatabase other = TestDatabase.chosen().fresh("unfit");
    other.execute(CLUB.formatted(parent, child, "1"));
    assertThatThrownBy(() -> Installer.install(new SourceDatabase(other.dataSource()), policy))
        .hasMessageContaining(said);
    assertThat(other.number("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zzz_lethe_guard%'"))
        .isZero();
  }

  private int standing() {
    return source.asOwner("look", jdbc -> GuardCheck.require(jdbc, policy));
  }

  private long guards() {
    return club.number("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zzz_lethe_guard%'");
  }

  private String named(String sql) {
    GuardedRelation relation = GuardedRelation.of(policy).get(0);
    return sql.replace("%s", relation.trigger()).replace("%f", relation.function());
  }

  private Policy policy(String text) throws IOException {
    return PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), text));
  }

  /** In a transaction. */
  private Connection open() throws SQLException {
    Connection connection = club.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SQLException fail(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      throw new AssertionError("not refused");
    } catch (SQLException e) {
      return e;
    }
  }

  private void awaitWaiting() throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      long waiting =
          club.number(
              "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
      if (waiting > 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("nobody waits");
  }
}
