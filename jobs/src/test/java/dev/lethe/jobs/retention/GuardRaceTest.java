package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lethe.config.policy.Guard;
import dev.lethe.jobs.evidence.RelationGuard;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.retention.OneRun.Others;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody writes a row of a person who is being erased, through a relation that has no foreign
 * key. Member 1 of a club is due, member 2 stays; a run stands still wherever a test wants it to.
 */
class GuardRaceTest {
  private static final String CLUB =
      """
      CREATE TABLE members (id bigint PRIMARY KEY, closed_on date);
      CREATE TABLE notes (id bigint PRIMARY KEY, member_id bigint, body text);
      CREATE TABLE orders (id bigint PRIMARY KEY, member_id bigint REFERENCES members);
      CREATE TABLE payments (id bigint PRIMARY KEY, order_id bigint, iban text);
      INSERT INTO members VALUES (1, '2020-01-01'), (2, NULL);
      INSERT INTO notes VALUES (10, 1, 'a'), (20, 2, 'b');
      INSERT INTO orders VALUES (100, 1), (200, 2);
      INSERT INTO payments VALUES (1000, 100, 'x'), (2000, 200, 'y');
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
          subjects: [{via: member_id -> members.id, guard: GUARD}]
          columns: {id: {is: key}, member_id: {is: link}, body: {is: free-text}}
        orders:
          key: id
          subject: member_id -> members.id
          columns: {id: {is: key}, member_id: {is: link}}
        payments:
          key: id
          subjects: [{via: order_id -> orders.id, guard: GUARD}]
          columns: {id: {is: key}, order_id: {is: link}, iban: {is: identifier}}
      rules:
        - {id: C-1, clause: "1", quote: test, subject: members, since: members.closed_on, longer-than: P1Y, then: delete}
      limits: {approve-above: 0%, refuse-above: 100%}
      """;

  /** A statement on that table waits until nobody else holds lock 7. */
  private static final String STAND_STILL =
      """
      CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END';
      CREATE TRIGGER stand_still BEFORE DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION stand_still();
      """;

  private static final String REFUSED = "LE002";
  private static final String ADD = "INSERT INTO notes VALUES (11, 1, 'new')";
  private static final String MOVE = "UPDATE notes SET member_id = 1 WHERE id = 20";
  private static final String OF_THE_ERASED = "SELECT count(*) FROM notes WHERE member_id = 1";

  /** The common pool may be one thread, which the run would keep from the writer. */
  private static final Executor A_THREAD_EACH = task -> new Thread(task).start();

  @TempDir private Path home;

  static Stream<Arguments> writes() {
    return Stream.of("newest", "oldest")
        .flatMap(
            server ->
                Arrays.stream(Guard.values())
                    .flatMap(
                        guard -> Stream.of(ADD, MOVE).map(sql -> arguments(server, guard, sql))));
  }

  static Stream<Arguments> guards() {
    return Stream.of("newest", "oldest")
        .flatMap(server -> Arrays.stream(Guard.values()).map(guard -> arguments(server, guard)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void write_whileTheChunkHoldsItsLocks_isRefusedOrFoundAfterwards(
      String server, Guard guard, String write) throws Exception {
    FreshDatabase club = club(server);
    club.execute(STAND_STILL.formatted("members"));
    try (SmallRig rig = SmallRig.create(club, home, policy(guard));
        Writer holder = new Writer(club);
        Writer writer = new Writer(club)) {
      holder.say("SELECT pg_advisory_lock(7)");
      var written = new CompletableFuture<String>();
      CompletableFuture<OneRun> run = retain(rig, Others.beforeVerify(written::join));
      awaitWaiting(club, 1, run);
      written.completeAsync(() -> writer.state(write), A_THREAD_EACH);
      if (guard == Guard.SWEEP) {
        assertThat(written.get(4, TimeUnit.SECONDS)).isEqualTo("00000");
      } else {
        awaitWaiting(club, 2, run);
      }
      holder.say("SELECT pg_advisory_unlock(7)");
      OneRun ended = run.get(1, TimeUnit.MINUTES);
      long left = guard == Guard.TRIGGER ? 0 : 1;
      assertThat(written.join()).isEqualTo(guard == Guard.TRIGGER ? REFUSED : "00000");
      assertThat(club.number(OF_THE_ERASED)).isEqualTo(left);
      assertSaid(ended, guard, left);
    }
  }

  @ParameterizedTest
  @MethodSource("guards")
  void write_openWhenTheChunkComes_isErasedWithItsPersonOrFoundAfterwards(
      String server, Guard guard) throws Exception {
    FreshDatabase club = club(server);
    try (SmallRig rig = SmallRig.create(club, home, policy(guard));
        Writer writer = new Writer(club)) {
      writer.say("BEGIN");
      writer.say(ADD);
      var late = Others.beforeVerify(() -> writer.say("COMMIT"));
      CompletableFuture<OneRun> run = retain(rig, guard == Guard.SWEEP ? late : Others.NOBODY);
      if (guard != Guard.SWEEP) {
        awaitWaiting(club, 1, run);
        writer.say("COMMIT");
      }
      OneRun ended = run.get(1, TimeUnit.MINUTES);
      assertThat(club.number("SELECT count(*) FROM members WHERE id = 1")).isZero();
      assertThat(club.number(OF_THE_ERASED)).isEqualTo(guard == Guard.SWEEP ? 1 : 0);
      assertSaid(ended, guard, guard == Guard.SWEEP ? 1 : 0);
    }
  }

  private static void assertSaid(OneRun ended, Guard guard, long left) {
    RuleRecord notes = ended.of("C-1", "notes");
    assertThat(notes.treatment().guards()).containsExactly(new RelationGuard("member_id", guard));
    assertThat(ended.of("C-1", "orders").treatment().guards()).isEmpty();
    assertThat(ended.verification().leftRows().stream().mapToLong(Verification.Left::rows).sum())
        .isEqualTo(left);
    assertThat(ended.verification().isClean()).isEqualTo(left == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void write_belowARowBetween_isRefusedAsBelowThePerson(String server) throws Exception {
    FreshDatabase club = club(server);
    club.execute(STAND_STILL.formatted("orders"));
    try (SmallRig rig = SmallRig.create(club, home, policy(Guard.TRIGGER));
        Writer holder = new Writer(club);
        Writer writer = new Writer(club)) {
      holder.say("SELECT pg_advisory_lock(7)");
      CompletableFuture<OneRun> run = retain(rig, Others.NOBODY);
      awaitWaiting(club, 1, run);
      assertThat(club.number("SELECT count(*) FROM payments WHERE order_id = 100"))
          .as("seen from outside, nothing is gone yet")
          .isEqualTo(1);
      CompletableFuture<String> written =
          CompletableFuture.supplyAsync(
              () -> writer.state("INSERT INTO payments VALUES (1001, 100, 'new')"), A_THREAD_EACH);
      awaitWaiting(club, 2, run);
      holder.say("SELECT pg_advisory_unlock(7)");
      assertThat(run.get(1, TimeUnit.MINUTES).verification().isClean()).isTrue();
      assertThat(written.get(1, TimeUnit.MINUTES)).isEqualTo(REFUSED);
      assertThat(club.rows("SELECT id FROM payments")).containsExactly("2000");
    }
  }

  @Test
  void write_afterTheErasure_isRefusedWhileThePlanKnowsAndToleratedLater() throws Exception {
    FreshDatabase club = club("newest");
    try (SmallRig rig = SmallRig.create(club, home, policy(Guard.TRIGGER));
        Writer writer = new Writer(club)) {
      var meanwhile = new java.util.ArrayList<String>();
      rig.retain(
          "2026-03-01",
          new Others(
              () -> {},
              () -> {},
              () -> meanwhile.add(writer.state(ADD)),
              () -> {
                meanwhile.add(writer.state(MOVE));
                meanwhile.add(writer.state("INSERT INTO notes VALUES (12, 3, 'nobody')"));
              }));
      assertThat(meanwhile).containsExactly(REFUSED, REFUSED, "00000");
      assertThat(writer.state(ADD)).isEqualTo("00000");
    }
  }

  @Test
  void retain_guardThatIsSwitchedOff_isRefusedAtThePlanAndAgainBeforeTheFirstRow()
      throws Exception {
    FreshDatabase club = club("newest");
    try (SmallRig rig = SmallRig.create(club, home, policy(Guard.TRIGGER))) {
      String off = "ALTER TABLE payments DISABLE TRIGGER USER";
      var late = Others.onceApproved(() -> club.execute(off));
      assertThatThrownBy(() -> rig.retain("2026-03-01", late))
          .hasMessageContaining("the guard of payments.order_id is switched off");
      assertThatThrownBy(() -> rig.retain("2026-03-02", Others.NOBODY))
          .hasMessageContaining("the guard of payments.order_id is switched off");
      assertThat(club.number("SELECT count(*) FROM lethe.plan")).isEqualTo(1);
      assertThat(club.number("SELECT count(*) FROM members")).isEqualTo(2);
    }
  }

  private static CompletableFuture<OneRun> retain(SmallRig rig, Others others) {
    return CompletableFuture.supplyAsync(() -> rig.retain("2026-03-01", others), A_THREAD_EACH);
  }

  private FreshDatabase club(String server) {
    FreshDatabase club =
        (server.equals("newest") ? TestDatabase.newest() : TestDatabase.oldest()).fresh("club");
    club.execute(CLUB);
    return club;
  }

  private static String policy(Guard guard) {
    return POLICY.replace("GUARD", guard.word());
  }

  /** That many sessions of this database stand in a queue. */
  private static void awaitWaiting(FreshDatabase club, int sessions, CompletableFuture<?> run)
      throws InterruptedException {
    long waiting = 0;
    for (int i = 0; i < 500 && waiting < sessions && !run.isDone(); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
      waiting =
          club.number(
              "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
    }
    assertThat(run).as("the run stands still").isNotDone();
    assertThat(waiting).as("sessions that wait").isGreaterThanOrEqualTo(sessions);
  }

  /** A session of the application. */
  private static final class Writer implements AutoCloseable {
    private final Connection connection;

    Writer(FreshDatabase club) throws SQLException {
      this.connection = club.connect();
    }

    void say(String sql) {
      assertThat(state(sql)).isEqualTo("00000");
    }

    String state(String sql) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return "00000";
      } catch (SQLException e) {
        assertThat(e.getMessage()).doesNotContain("new", "11");
        return e.getSQLState();
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
